import type { Form } from '../shared/http/http.ts';

/** What a form of ours says of itself: the version of the plan it was about, and the id of the wish it sends. */
export type FormStamp = { readonly planVersion: number; readonly commandId: string };

/** `undefined` when something between the page and us has lost or changed it. */
export function stampOf(form: Form): FormStamp | undefined {
  const planVersion = versionOf(form);
  const commandId = wishOf(form.text('commandId'));
  return planVersion === undefined || commandId === undefined ? undefined : { planVersion, commandId };
}

/** The id of a wish as a page of ours carries it. */
export function wishOf(text: string): string | undefined {
  return /^[A-Za-z0-9_-]{8,60}$/.exec(text)?.[0];
}

/** The version alone: a page that only looks again sends no wish yet. */
export function versionOf(form: Form): number | undefined {
  const version = Number(form.text('planVersion'));
  return Number.isInteger(version) && version >= 1 ? version : undefined;
}
