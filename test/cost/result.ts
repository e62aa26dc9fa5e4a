import { billOf, type Usage } from './bill.ts';

/** What a run comes to, for whoever reads its last line. */
export type Result = {
  readonly cases: number;
  readonly eurPerCase: number;
  readonly eurIdlePerMonth: number;
  readonly transitionsPerCase: number;
  readonly writeUnitsPerCase: number;
  readonly invocationsPerCase: number;
};

export function resultOf({ cases, one, idle }: { cases: number; one: Usage; idle: Usage }): Result {
  return {
    cases,
    eurPerCase: rounded(billOf(one).eur, 5),
    eurIdlePerMonth: rounded(billOf(idle).eur, 2),
    transitionsPerCase: rounded(one.transitions ?? 0, 1),
    writeUnitsPerCase: rounded(one.writeUnits ?? 0, 1),
    invocationsPerCase: rounded(one.lambdaRequests ?? 0, 1),
  };
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
