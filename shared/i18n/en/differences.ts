import type { Texts } from '../nl.ts';

export const differences: Texts['differences'] = {
  title: 'What has changed',
  lead: 'Below is only what is different. The whole plan comes after it.',
  leadAlone: 'Here is only what is different.',
  since: (version) => `Compared with version ${version} of the plan.`,
  asked: 'What has changed since we last asked you',
  was: 'Was',
  now: 'Becomes',
  nothing: 'This was not there before',
  gone: 'This is left out',
  order: 'The words have stayed the same. Only the order may be different.',
  link: 'What has changed in this version',
  back: 'Back to the case',
};
