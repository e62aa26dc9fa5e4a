import type { PlantedFault } from './planted-fault.ts';

/** Mistakes in what may be recorded, and in what follows from it. */
export const ruleFaults: readonly PlantedFault[] = [
  {
    name: 'a decision on a part of the plan that has changed since still counts in other cases',
    seed: 196,
    file: 'shared/domain/react.ts',
    find: `    case 'plan-amended':
      return [
        ...followUps(state, entry),
        { kind: 'ring', ring: 'elsewhere' },
        ...closing(state, entry),
        ...precedents(state),
      ];`,
    instead: `    case 'plan-amended':
      return [...followUps(state, entry), { kind: 'ring', ring: 'elsewhere' }, ...closing(state, entry)];`,
  },
  {
    name: 'news is dropped with the link it came with',
    file: 'shared/domain/mail-order.ts',
    find: 'order.conversation === undefined || order.linkEpoch === undefined',
    instead: 'order.conversation === undefined',
  },
  {
    name: 'an answer about a version that is no longer the plan counts',
    seed: 434,
    file: 'shared/domain/arrange.ts',
    find: "if (command.planVersion !== state.planVersion || conversation.status !== 'open')",
    instead: "if (command.planVersion !== state.planVersion && conversation.status === 'done')",
  },
  {
    name: 'an amended plan rings nobody',
    seed: 26,
    file: 'shared/domain/react.ts',
    find: `    case 'plan-amended':
      return [
        ...followUps(state, entry),
        { kind: 'ring', ring: 'elsewhere' },
        ...closing(state, entry),
        ...precedents(state),
      ];`,
    instead: `    case 'plan-amended':
      return [...followUps(state, entry), ...closing(state, entry), ...precedents(state)];`,
  },
  {
    name: 'a changed plan is not asked again',
    seed: 85,
    file: 'shared/domain/turn.ts',
    find: 'word.stage === stageId && word.slice === state.slices[stageId]',
    instead: 'word.stage === stageId',
  },
  {
    name: 'a yes to an older version counts',
    seed: 24,
    file: 'shared/domain/turn.ts',
    find: 'return state.confirmed?.planVersion === state.planVersion ? state.confirmed : undefined;',
    instead: 'return state.confirmed;',
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
    seed: 11,
    file: 'shared/domain/answers.ts',
    find: '    outcome: answer.outcome,\n    conditions,\n  };',
    instead: "    outcome: 'agree',\n    conditions,\n  };",
  },
  {
    name: 'a talk that is planned ends the conversation',
    seed: 4,
    file: 'shared/domain/evolve.ts',
    find: '        talk: { at: entry.talkAt,',
    instead: "        status: 'done', talk: { at: entry.talkAt,",
  },
  {
    name: 'nobody hears of a talk that is planned',
    seed: 11,
    file: 'shared/domain/react.ts',
    find: "return [mail(entry, { kind: 'talk-planned', recipient: state.contactPerson })];",
    instead: 'return [];',
  },
  {
    name: 'the link of whoever handed over lives on',
    seed: 10,
    file: 'shared/domain/converse.ts',
    find: '      linkEpoch: conversation.linkEpoch + 1,',
    instead: '      linkEpoch: conversation.linkEpoch,',
  },
  {
    name: 'a case that stands still takes answers',
    seed: 15,
    file: 'shared/domain/turn.ts',
    find: '  if (pauseOf(state) !== undefined) return pausedTurn;',
    instead: '',
  },
  {
    name: 'waiting for the contact person gives days back',
    seed: 49,
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
    seed: 5,
    file: 'shared/domain/changes.ts',
    find: 'const isWhole = state.confirmers.every(',
    instead: 'const isWhole = state.confirmers.some(',
  },
  {
    name: 'an applicant who is asked something does not hear of it',
    seed: 17,
    file: 'shared/domain/react.ts',
    find: "...(entry.answerBy === undefined ? [] : toFamily(state, entry, 'question-to-family')),",
    instead: '',
  },
  {
    name: 'nobody hears that a question was answered',
    seed: 12,
    file: 'shared/domain/react.ts',
    find: "return toHolder(state, entry, 'question-answered');",
    instead: 'return [];',
  },
];
