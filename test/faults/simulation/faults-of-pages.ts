import type { PlantedFault } from './planted-fault.ts';

/** Mistakes that show only when people do at their pages what they seldom do. */
export const pageFaults: readonly PlantedFault[] = [
  {
    name: 'a talk that was called off stands there still',
    seed: 29,
    file: 'shared/domain/evolve.ts',
    find: 'return withoutTalk(state, entry);',
    instead: 'return state;',
  },
  {
    name: 'nobody hears that a mail came back',
    seed: 9,
    file: 'shared/domain/react.ts',
    find: 'return bounced(state, entry);',
    instead: 'return [];',
  },
  {
    name: 'it is said again of every mail that comes back',
    seed: 113,
    file: 'shared/domain/course.ts',
    find: "  if (isKnown) return refuse('nothing-due');",
    instead: '',
  },
  {
    name: 'a mail that came back is forgotten when telling of it fails',
    file: 'functions/bounces/bounces.ts',
    find: '      commandId: `bounce-${mail}`,\n    });',
    instead: '      commandId: `bounce-${mail}`,\n    }).catch(() => undefined);',
  },
  {
    name: 'a new version of the plan brings back the address that was mended',
    seed: 27,
    file: 'functions/casework/case.ts',
    find: 'const plan = await keepingMendedAddresses(system, state, read.plan);',
    instead: 'const plan = read.plan;',
  },
  {
    name: 'a term ends on a day off because somebody typed it',
    seed: 186,
    file: 'shared/domain/course.ts',
    find: 'until: extended.lastDay }',
    instead: 'until: command.until }',
  },
  {
    name: 'more time is announced, and the term ends when it did',
    seed: 35,
    file: 'shared/domain/evolve.ts',
    find: '        extensions: [...state.extensions, { announcedOn: dateIn(entry.at), until: entry.until }],',
    instead: '',
  },
];
