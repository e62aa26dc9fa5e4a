import type { PlantedFault } from './planted-fault.ts';

/** Mistakes in what goes on by itself: steps, tokens, reactions, the sweeper. */
export const clockworkFaults: readonly PlantedFault[] = [
  {
    name: 'all tokens of a case share one row',
    seed: 17,
    file: 'shared/desk/token-rows.ts',
    find: 'sk: fingerprint(token) }',
    instead: "sk: 'token' }",
  },
  {
    name: 'a step reads the ledger before it stores its token',
    seed: 1_584,
    file: 'functions/hold-conversation/hold-conversation.ts',
    find: `  await system.tokenRows.put(caseId, { token, at: Date.parse(system.books.now()) });
  const found = await loadCase(system.books, caseId);`,
    instead: `  const found = await loadCase(system.books, caseId);
  await system.tokenRows.put(caseId, { token, at: Date.parse(system.books.now()) });`,
  },
  {
    name: 'a step does not look whether it is still its turn',
    seed: 348,
    file: 'functions/hold-conversation/hold-conversation.ts',
    find: ' || turnOf(found.state) !== stage',
    instead: '',
  },
  {
    name: 'a look has one id for all days',
    seed: 56,
    file: 'functions/hold-conversation/hold-conversation.ts',
    find: 'name: `look-${id}-${today}`',
    instead: 'name: `look-${id}`',
  },
  {
    name: 'the cursor moves before the effects',
    seed: 17,
    file: 'functions/react/react.ts',
    find: `    for (const effect of gathered(react(state, entry))) await carryOut(system, effect, { head, entry });`,
    instead: `    await system.cursors.advance(caseId, entry.n);
    for (const effect of gathered(react(state, entry))) await carryOut(system, effect, { head, entry });`,
  },
  {
    name: 'the entry that rings is taken for one that was dealt with',
    file: 'functions/react/react.ts',
    find: 'if (done >= n) return;',
    instead: 'if (done >= n - 1) return;',
  },
  {
    name: 'the view of a case stays as it is after its last answer',
    file: 'shared/views/rows-of-case.ts',
    find: "return last.type === 'answered' && turnOf(head) !== endedTurn;",
    instead: "return last.type === 'answered';",
  },
  {
    name: 'only the first token of a case is rung',
    file: 'functions/react/react.ts',
    find: 'of await system.tokenRows.of(caseId)) {',
    instead: 'of (await system.tokenRows.of(caseId)).slice(0, 1)) {',
  },
  {
    name: 'the sweeper looks back an hour, not days',
    file: 'functions/sweep/sweep.ts',
    find: 'length: reach.lookBackDays + 1',
    instead: 'length: reach.lookBackDays > 0 ? 1 : 0',
  },
  {
    name: 'the sweeper thinks the last entry has been dealt with',
    file: 'functions/sweep/sweep.ts',
    find: 'if (cursor >= n) return;',
    instead: 'if (cursor >= n - 1) return;',
  },
  {
    name: 'nobody replaces an execution that failed',
    seed: 254,
    file: 'functions/sweep/sweep.ts',
    find: 'return rows.every((row) => now - row.at >= staleAfterMs);',
    instead: 'return false;',
  },
  {
    name: 'a decision stays with whoever lost the mandate for it',
    seed: 47,
    file: 'functions/hold-conversation/hold-conversation.ts',
    find: '    if (await passOn(system, found, conversation)) continue;\n',
    instead: '',
  },
];
