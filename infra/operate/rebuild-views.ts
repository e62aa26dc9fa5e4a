import { parseArgs } from 'node:util';
import { runCommand, say } from './misasked.ts';
import { atPlace } from './place.ts';
import { rebuildViews } from './rebuilding.ts';

const usage = `npm run rebuild-views [-- [--check] [--environment NAME]]

Works every row of the views out again from the ledger: of cases, of what comes after a yes, of comparable decisions, and the
figures of months. Writes those that differ, drops those that no case has, and prints their names; the last line counts them.
Sends nothing.

  --check             changes nothing, and ends with 1 if a row is not as the ledger has it
  --environment NAME  a deployment on AWS; without it the local runtime, which must not be running`;

await runCommand(usage, () => {
  const { values } = parseArgs({ options: { check: { type: 'boolean' }, environment: { type: 'string' } } });
  const isCheck = values.check === true;
  return atPlace(values.environment, async ({ system }) => {
    const rebuilt = await rebuildViews(system, {
      mends: !isCheck,
      tell: (what, where) => {
        say(`${what === 'gone' ? 'not of any case' : 'not as the ledger has it'}  ${where}`);
      },
    });
    say(JSON.stringify(rebuilt));
    return isCheck && rebuilt.mended + rebuilt.gone > 0 ? 'refused' : 'done';
  });
});
