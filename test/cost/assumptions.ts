/** What cannot be counted in a simulated run. Each is meant to be on the dear side. */
export const assumptions = {
  /** Milliseconds that a function works by itself, and that it waits for each service it calls, one after the other. */
  ownMs: 30,
  callMs: { database: 6, kms: 12, stepFunctions: 25, mail: 80 },
  /** Of all invocations so many find no warm function: starting one is billed too, and it knows no case yet. */
  coldShare: 0.3,
  coldMs: 450,
  memoryGb: 1,
  /** What a browser fetches beside the page, the first time in a conversation: style, script, icon. */
  filesPerMail: 3,
  /** A plan that is written down on the form: its pages, each kept as one row of so many KB. */
  formPages: 25,
  formKb: 8,
  pageKb: 16,
  /** In so many hours of a month people do something: outside them the two rounds measure, and nothing else does. */
  busyHours: 400,
  /** Bytes: a line that a function writes in its log; one of the access log; the events that Step Functions logs of a transition, without data. */
  ownLine: 500,
  accessLine: 350,
  transitionLines: 1_500,
  keptLogMonths: 3,
  /** How long cases have been coming in when the month is billed: their rows are all still there. */
  monthsStored: 12,
  /** DynamoDB asks for the key of a table every five minutes while it is used. */
  keyAsksPerTableMonth: 8_760,
  daysPerMonth: 30.4,
  roundsPerDay: 288,
} as const;
