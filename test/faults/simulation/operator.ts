import { mostTries } from './doorstep.ts';
import type { Life } from './life.ts';
import type { RegisterCommand } from './register-commands.ts';

const minute = 60_000;

/** Whoever keeps the registers: has a change recorded, now and then twice at once, and asks again under the same key until it is told. */
export async function registers(
  { town, intends, chance, habits }: Life,
  { key, change }: RegisterCommand,
): Promise<void> {
  const act = intends('administrator', 'registered', { words: key });
  const headers = { 'content-type': 'application/json', 'idempotency-key': key };
  for (let attempt = 0; attempt < mostTries; attempt += 1) {
    const ask = async (): Promise<number> =>
      (await town.person().post('/v1/registers', JSON.stringify({ change }), headers)).status;
    const isSentTwice = chance.happens(habits.clicksTwice);
    const answers = await Promise.all([ask(), ...(isSentTwice ? [ask()] : [])]);
    act.acknowledged = answers.some((status) => status === 200 || status === 201);
    if (answers.some((status) => status < 500)) break;
    await town.world.sleep(minute);
  }
  await town.readRegisters();
}

/** Whoever keeps the chain: has a case moved to the one of that day, and asks again under the same key until it is told. */
export async function movesToChain({ town, intends }: Life, caseId: string): Promise<void> {
  const act = intends('administrator', 'moved-to-chain');
  const body = JSON.stringify({ caseId, reason: act.words });
  const headers = { 'content-type': 'application/json', 'idempotency-key': act.words.replace(/\W/g, '-') };
  for (let attempt = 0; attempt < mostTries; attempt += 1) {
    const { status } = await town.person().post('/v1/chain-moves', body, headers);
    act.acknowledged = status === 200 || status === 201;
    if (status < 500) return;
    await town.world.sleep(minute);
  }
}
