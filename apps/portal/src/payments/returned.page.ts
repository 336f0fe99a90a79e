import { allows, type Role } from '@app/kernel';
import { type ReturnDecision, returnDecisions, type ReturnReason } from '@app/safe-start-fund';
import { dayInWords, momentInWords, moneyInWords, nearDayInWords } from '../layout/in-words';
import { decisionWords, namesHousehold, returnWords } from './words';

/** A payment that came back. */
export interface Returned {
  readonly id: string;
  readonly payeeId: string;
  readonly payeeName: string;
  readonly reference: string;
  readonly pence: number;
  readonly because: ReturnReason;
  readonly returnedOn: string;
  readonly ownerName: string | null;
  readonly mine: boolean;
  readonly dueOn: string;
  readonly overdue: boolean;
  readonly dealtAt: string | null;
  readonly decision: ReturnDecision | null;
  readonly reason: string | null;
}

const hints: Readonly<Record<ReturnDecision, string>> = {
  PAY_AGAIN:
    'Its line can be put into another run, once two people stand for the account since it came back.',
  DO_NOT_PAY: 'Its money stays committed until a fund officer gives it back to the fund.',
};

/** Why it came back, who sees to it and by when, and what can be decided. */
export function returnedPage(returned: Returned, now: Date, held: readonly Role[]) {
  const { payeeName, pence, because, dealtAt, decision } = returned;
  const open = dealtAt === null;
  const may = allows('dealWithReturn', held);
  return {
    id: returned.id,
    title: `${payeeName}, ${moneyInWords(pence)}`,
    why: `${returnWords[because]}.`,
    lines: [
      `It came back on ${dayInWords(returned.returnedOn)}. The bank knows it as ${returned.reference}.`,
      ...(open
        ? [
            `${returned.mine ? 'You see to it' : `${returned.ownerName ?? 'Somebody in finance'} sees to it`}, by ${nearDayInWords(returned.dueOn, now)}.${returned.overdue ? ' That is past.' : ''}`,
          ]
        : [
            `Decided ${momentInWords(dealtAt, now)}: ${decision ? decisionWords[decision].toLowerCase() : ''}. ${returned.reason ?? ''}`,
          ]),
      ...(open && !may ? ['Somebody in finance decides what is to happen.'] : []),
    ],
    mayDeal: open && may,
    dead: because === 'BENEFICIARY_DECEASED',
    payeeHref: `/payees/${returned.payeeId}`,
    decisions: returnDecisions.map((value) => ({
      value,
      text: decisionWords[value],
      hint: { text: hints[value] },
    })),
    exitThisPage: namesHousehold([payeeName]),
  };
}
