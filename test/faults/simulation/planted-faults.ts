/** A mistake somebody could make: in `file`, `find` (there exactly once) becomes `instead`. */
export type PlantedFault = {
  readonly name: string;
  readonly file: string;
  readonly find: string;
  readonly instead: string;
  /** Where it was last found; the hunt begins there and goes on from there. */
  readonly seed?: number;
};

/** The exit code of a hunt that finds nothing; every other but 0 is that of a hunt that broke. */
export const notFound = 3;

/** Each must be found by playing: one that is not means that too little happens here, or too little is looked at. */
export const plantedFaults: readonly PlantedFault[] = [
  {
    name: 'all tokens of a case share one row',
    file: 'shared/desk/token-rows.ts',
    find: 'sk: fingerprint(token) }',
    instead: "sk: 'token' }",
  },
  {
    name: 'a step reads the ledger before it stores its token',
    seed: 1078,
    file: 'functions/hold-conversation/hold-conversation.ts',
    find: `  await system.tokenRows.put(caseId, { token, at: Date.parse(system.books.now()) });
  const found = await loadCase(system.books, caseId);`,
    instead: `  const found = await loadCase(system.books, caseId);
  await system.tokenRows.put(caseId, { token, at: Date.parse(system.books.now()) });`,
  },
  {
    name: 'a step does not look whether it is still its turn',
    seed: 300,
    file: 'functions/hold-conversation/hold-conversation.ts',
    find: ' || turnOf(found.state) !== stage',
    instead: '',
  },
  {
    name: 'a look has one id for all days',
    seed: 61,
    file: 'functions/hold-conversation/hold-conversation.ts',
    find: 'name: `look-${id}-${today}`',
    instead: 'name: `look-${id}`',
  },
  {
    name: 'the cursor moves before the effects',
    seed: 12,
    file: 'functions/react/react.ts',
    find: `    for (const effect of react(state, entry)) await carryOut(system, effect, { head, entry });`,
    instead: `    await system.cursors.advance(caseId, entry.n);
    for (const effect of react(state, entry)) await carryOut(system, effect, { head, entry });`,
  },
  {
    name: 'the entry that rings is taken for one that was dealt with',
    file: 'functions/react/react.ts',
    find: 'if (done >= n) return;',
    instead: 'if (done >= n - 1) return;',
  },
  {
    name: 'the view of a case stays as it is after its last answer',
    file: 'functions/react/react.ts',
    find: "entries.at(-1)?.type === 'answered' && turnOf(head) !== endedTurn",
    instead: "entries.at(-1)?.type === 'answered'",
  },
  {
    name: 'only the first token of a case is rung',
    file: 'functions/react/react.ts',
    find: 'of await system.tokenRows.of(caseId)) {',
    instead: 'of (await system.tokenRows.of(caseId)).slice(0, 1)) {',
  },
  {
    name: 'the ledger overwrites an entry',
    seed: 23,
    file: 'shared/ledger/ledger.ts',
    find: '          ConditionExpression: notYetThere,',
    instead: '',
  },
  {
    name: 'the ledger is read from copies that lag',
    file: 'shared/ledger/ledger.ts',
    find: `        ExpressionAttributeValues: { ':ledger': ledger, ...(after === 0 ? {} : { ':after': after }) },
        ConsistentRead: true,`,
    instead: `        ExpressionAttributeValues: { ':ledger': ledger, ...(after === 0 ? {} : { ':after': after }) },
        ConsistentRead: false,`,
  },
  {
    name: 'what came after the known entries is looked for in copies that lag',
    seed: 7,
    file: 'shared/ledger/ledger.ts',
    find: `        ProjectionExpression: 'n',
        ConsistentRead: true,`,
    instead: `        ProjectionExpression: 'n',
        ConsistentRead: false,`,
  },
  {
    name: 'what is known of a case is taken for the whole of it',
    file: 'shared/ledger/ledger.ts',
    find: 'known.length > 0 && !isTold && !(await this.#isThere(caseId, known.length + 1))',
    instead: 'known.length > 0 && !isTold',
  },
  {
    name: 'who loses the race for an entry believes it was written',
    seed: 441,
    file: 'shared/ledger/perform.ts',
    find: "if ((await books.ledger.append(entry)) === 'appended') {",
    instead: 'await books.ledger.append(entry);\n    if (true) {',
  },
  {
    name: 'a wish sent twice is not recognised',
    seed: 32,
    file: 'shared/ledger/perform.ts',
    find: 'entry.commandId === commandId)',
    instead: 'false)',
  },
  {
    name: 'the key of a case is made twice',
    seed: 10,
    file: 'shared/ledger/case-keys.ts',
    find: "          ConditionExpression: 'attribute_not_exists(caseId)',",
    instead: '',
  },
  {
    name: 'the view is put although a newer one is there',
    file: 'shared/views/case-summaries.ts',
    find: `          ConditionExpression: 'attribute_not_exists(caseId) OR n < :n',
          ExpressionAttributeValues: { ':n': summary.n },`,
    instead: '',
  },
  {
    name: 'a decision on a part of the plan that has changed since still counts in other cases',
    seed: 37,
    file: 'shared/domain/react.ts',
    find: '...closing(state, entry), ...precedents(state)];',
    instead: '...closing(state, entry)];',
  },
  {
    name: 'a letter that was sent is ordered again',
    seed: 4,
    file: 'shared/desk/desk.ts',
    find: "      ConditionExpression: 'attribute_not_exists(pk)',",
    instead: '',
  },
  {
    name: 'a letter that somebody is sending is sent by another too',
    seed: 1,
    file: 'shared/desk/outbox.ts',
    find: 'pending = :pending AND leaseUntil < :now AND',
    instead: 'pending = :pending AND :now <= :now AND',
  },
  {
    name: 'a letter is marked before it is sent',
    seed: 19,
    file: 'functions/mailer/mailer.ts',
    find: `  try {
    await sendLetter(system, letter);`,
    instead: `  await system.outbox.markSent(mailId);
  try {
    await sendLetter(system, letter);`,
  },
  {
    name: 'letters that stayed behind are never looked for',
    file: 'functions/mailer/mailer.ts',
    find: 'await forEachApart(mailIds, (mailId)',
    instead: 'await forEachApart(mailIds.slice(0, 0), (mailId)',
  },
  {
    name: 'news is dropped with the link it came with',
    file: 'shared/domain/react.ts',
    find: 'order.conversation === undefined || order.linkEpoch === undefined',
    instead: 'order.conversation === undefined',
  },
  {
    name: 'the epoch of a link is not checked',
    seed: 1,
    file: 'functions/open-link/dead-links.ts',
    find: 'const isOld = claims.epoch !== conversation.linkEpoch;',
    instead: 'const isOld = false;',
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
    find: '(await system.cursors.of(caseId)) >= n)',
    instead: '(await system.cursors.of(caseId)) >= n - 1)',
  },
  {
    name: 'nobody replaces an execution that failed',
    seed: 151,
    file: 'functions/sweep/sweep.ts',
    find: 'return rows.every((row) => now - row.at >= staleAfterMs);',
    instead: 'return false;',
  },
  {
    name: 'an answer about a version that is no longer the plan counts',
    seed: 488,
    file: 'shared/domain/arrange.ts',
    find: "if (command.planVersion !== state.planVersion || conversation.status !== 'open')",
    instead: "if (command.planVersion !== state.planVersion && conversation.status === 'done')",
  },
  {
    name: 'an amended plan rings nobody',
    seed: 16,
    file: 'shared/domain/react.ts',
    find: `    case 'plan-amended':
      return [{ kind: 'ring', ring: 'elsewhere' }, ...closing(state, entry), ...precedents(state)];`,
    instead: `    case 'plan-amended':
      return [...closing(state, entry), ...precedents(state)];`,
  },
  {
    name: 'only the first page of the ledger is read',
    seed: 1,
    file: 'shared/ledger/ledger.ts',
    find: 'for (const item of page.Items ?? []) yield itemSchema.parse(item);',
    instead: 'for (const item of page.Items ?? []) yield itemSchema.parse(item);\n      return;',
  },
  {
    name: 'a changed plan is not asked again',
    seed: 21,
    file: 'shared/domain/turn.ts',
    find: 'word.stage === stageId && word.slice === state.slices[stageId]',
    instead: 'word.stage === stageId',
  },
  {
    name: 'a yes to an older version counts',
    seed: 21,
    file: 'shared/domain/turn.ts',
    find: 'return state.confirmed?.planVersion === state.planVersion ? state.confirmed : undefined;',
    instead: 'return state.confirmed;',
  },
  {
    name: 'every letter is sent twice',
    file: 'functions/mailer/mailer.ts',
    find: '    await sendLetter(system, letter);',
    instead: '    await sendLetter(system, letter);\n    await sendLetter(system, letter);',
  },
  {
    name: 'news brings a link that never opens',
    file: 'functions/mailer/mailer.ts',
    find: 'letter.linkEpoch ?? about?.linkEpoch ?? 0',
    instead: 'letter.linkEpoch ?? 0',
  },
  {
    name: 'what the family wants changed is told to whoever was asked',
    seed: 16,
    file: 'shared/domain/react.ts',
    find: "mail(entry, { kind: 'changes-asked', recipient: state.contactPerson })",
    instead:
      "mail(entry, { kind: 'changes-asked', recipient: state.contactPerson }), ...state.conversations.map((one) => mail(entry, { kind: 'changes-asked', recipient: one.with.id }))",
  },
  {
    name: 'a refusal is written down as a yes',
    seed: 10,
    file: 'shared/domain/answers.ts',
    find: 'return { askId: id, ...about, outcome: answer.outcome, conditions };',
    instead: "return { askId: id, ...about, outcome: 'agree', conditions };",
  },
  {
    name: 'a claim does not say what was claimed',
    file: 'shared/desk/desk.ts',
    find: "          ReturnValues: 'ALL_NEW',",
    instead: '',
  },
  {
    name: 'a talk that is planned ends the conversation',
    seed: 0,
    file: 'shared/domain/evolve.ts',
    find: '        talk: { at: entry.talkAt,',
    instead: "        status: 'done', talk: { at: entry.talkAt,",
  },
  {
    name: 'nobody hears of a talk that is planned',
    seed: 8,
    file: 'shared/domain/react.ts',
    find: "return [mail(entry, { kind: 'talk-planned', recipient: state.contactPerson })];",
    instead: 'return [];',
  },
  {
    name: 'mails go on to the address that was mended',
    seed: 73,
    file: 'shared/ledger/perform.ts',
    find: 'if (state.addressMended === undefined || version !== state.planVersion) return plan;',
    instead: 'if (version > 0) return plan;',
  },
  {
    name: 'a mandate is looked up where it was last read',
    seed: 19,
    file: 'shared/ledger/perform.ts',
    find: 'await books.registers.fresh()',
    instead: 'books.registers.current',
  },
  {
    name: 'the link of whoever handed over lives on',
    seed: 9,
    file: 'shared/domain/converse.ts',
    find: '      linkEpoch: conversation.linkEpoch + 1,',
    instead: '      linkEpoch: conversation.linkEpoch,',
  },
  {
    name: 'a case that stands still takes answers',
    seed: 3,
    file: 'shared/domain/turn.ts',
    find: '  if (pauseOf(state) !== undefined) return pausedTurn;',
    instead: '',
  },
  {
    name: 'waiting for the contact person gives days back',
    seed: 12,
    file: 'shared/domain/converse.ts',
    find: `    question.answerBy === undefined
      ? 0
      : workingDaysBetween(dateIn(question.at), today < question.answerBy ? today : question.answerBy);`,
    instead: `    workingDaysBetween(
      dateIn(question.at),
      question.answerBy === undefined || today < question.answerBy ? today : question.answerBy,
    );`,
  },
  {
    name: 'of several who must confirm, the first moves the case',
    seed: 1,
    file: 'shared/domain/changes.ts',
    find: 'const isWhole = state.confirmers.every(',
    instead: 'const isWhole = state.confirmers.some(',
  },
  {
    name: 'nobody hears that a question was answered',
    seed: 3,
    file: 'shared/domain/react.ts',
    find: "return toHolder(state, entry, 'question-answered');",
    instead: 'return [];',
  },
];
