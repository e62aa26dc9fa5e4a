import { html } from 'hono/html';
import { scaleLinear } from 'd3-scale';
import { nothing, type Markup } from './layout.ts';

/** What tells parts apart for who sees no colours, in the order in which parts stand. */
export const patternNames = ['full', 'slanted', 'dotted', 'lined'] as const;
export type Pattern = (typeof patternNames)[number];

/** Where figures lie on a bar that is as wide as its cell: 0 at the left, a round number at or above the highest at the right. */
export type BarScale = (value: number) => string;

export function barScale(values: readonly number[]): BarScale {
  const scale = scaleLinear()
    .domain([0, Math.max(1, ...values)])
    .nice()
    .range([0, 100]);
  return (value) => `${scale(value).toFixed(2)}%`;
}

/** A bar up to one figure and, where it is known, a line at another. The figures stand beside it in words: it is hidden from who hears the page. */
export function paceBar(
  scale: BarScale,
  { median, nineTenths }: { median: number; nineTenths: number | undefined },
): Markup {
  return html`<svg class="bar" aria-hidden="true" focusable="false" width="100%" height="20">
    <rect class="bar-median" x="0" y="3" width="${scale(median)}" height="14"></rect>
    ${
      nineTenths === undefined
        ? nothing
        : html`<line
              class="bar-slowest"
              x1="${scale(median)}"
              x2="${scale(nineTenths)}"
              y1="10"
              y2="10"
            ></line>
            <line
              class="bar-slowest"
              x1="${scale(nineTenths)}"
              x2="${scale(nineTenths)}"
              y1="3"
              y2="17"
            ></line>`
    }
  </svg>`;
}

/** Parts of a whole, each with a pattern of its own beside its colour. Hidden like the other: the figures stand beside it. */
export function partsBar(
  scale: BarScale,
  parts: readonly { readonly pattern: Pattern; readonly value: number }[],
): Markup {
  let at = 0;
  return html`<svg class="bar" aria-hidden="true" focusable="false" width="100%" height="20">
    ${parts.map(({ pattern, value }) => {
      const from = at;
      at += value;
      return html`<rect
        class="part"
        fill="url(#${idOf(pattern)})"
        x="${scale(from)}"
        y="2"
        width="${scale(value)}"
        height="16"
      ></rect>`;
    })}
  </svg>`;
}

/** What a pattern looks like, beside its name. */
export function patternSample(pattern: Pattern): Markup {
  return html`<svg class="sample" aria-hidden="true" focusable="false" width="28" height="16">
    <rect class="part" fill="url(#${idOf(pattern)})" x="1" y="1" width="26" height="14"></rect>
  </svg>`;
}

/** The patterns of a page that draws parts: full, slanted, dotted and lined. */
export const patterns: Markup = html`<svg
  class="patterns"
  aria-hidden="true"
  focusable="false"
  width="0"
  height="0"
>
  <defs>
    <pattern id="${idOf('full')}" width="8" height="8" patternUnits="userSpaceOnUse">
      <rect class="full" width="8" height="8"></rect>
    </pattern>
    <pattern id="${idOf('slanted')}" width="8" height="8" patternUnits="userSpaceOnUse">
      <path class="ink" d="M-2 2l4-4M0 8l8-8M6 10l4-4"></path>
    </pattern>
    <pattern id="${idOf('dotted')}" width="6" height="6" patternUnits="userSpaceOnUse">
      <circle class="full" cx="3" cy="3" r="1.6"></circle>
    </pattern>
    <pattern id="${idOf('lined')}" width="4" height="5" patternUnits="userSpaceOnUse">
      <path class="ink" d="M0 2.5h4"></path>
    </pattern>
  </defs>
</svg>`;

function idOf(pattern: Pattern): string {
  return `pattern-${pattern}`;
}
