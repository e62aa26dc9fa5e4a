import validate from 'asl-validator';
import { describe, expect, it } from 'vitest';
import { defaultChain } from '../../workflows/chain.ts';
import { mermaidOf, stateMachine } from '../../workflows/state-machine.ts';

const definition = stateMachine(defaultChain, {
  takeStock: 'arn:aws:lambda:eu-central-1:111122223333:function:take-stock',
  holdConversation: 'arn:aws:lambda:eu-central-1:111122223333:function:hold-conversation',
  daySeconds: 86_400,
});

describe('the state machine of the default chain', () => {
  it('is sound Amazon States Language', () => {
    const { isValid, errorsText } = validate(JSON.parse(JSON.stringify(definition)));
    expect(isValid, errorsText('\n')).toBe(true);
  });

  it('is reviewed as JSON and as a picture whenever it changes', async () => {
    await expect(`${JSON.stringify(definition, null, 2)}\n`).toMatchFileSnapshot(
      '../../docs/state-machine.asl.json',
    );
    await expect(mermaidOf(definition)).toMatchFileSnapshot('../../docs/state-machine.mmd');
  });

  it('every wait has an end, and comes back to the same state a day later', () => {
    const waits = Object.entries(definition.States).filter(([, state]) =>
      String(state['Resource']).endsWith('waitForTaskToken'),
    );
    expect(waits.map(([name]) => name)).toEqual([
      'Family confirms',
      'Alderman',
      'Behavioural scientist',
      'Policy officer',
      'Wmo',
      'Participatiewet',
      'CJG',
      'Stage of an earlier chain',
      'Paused',
    ]);
    for (const [name, state] of waits) {
      expect(state['TimeoutSeconds']).toBe(86_400);
      expect(state['Catch']).toEqual([{ ErrorEquals: ['States.Timeout'], ResultPath: null, Next: name }]);
    }
  });

  it('hands its tasks identifiers and nothing else', () => {
    const payloads = Object.values(definition.States).flatMap((state) =>
      state['Type'] === 'Task' ? [JSON.stringify(state['Parameters'])] : [],
    );
    for (const payload of payloads) {
      const keys = [...payload.matchAll(/"([a-zA-Z]+)(?:\.\$)?":/g)].map((match) => match[1]);
      expect(['FunctionName', 'Payload', 'token', 'caseId', 'generation', 'stage']).toEqual(
        expect.arrayContaining(keys),
      );
    }
  });
});
