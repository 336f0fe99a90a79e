import { inPounds, toPence } from '@app/kernel';
import type { ItemCategory } from '@app/safe-start-fund';
import { standingOf, tagOf } from '../applications/application.page';
import { lineShown, type LineShown } from '../applications/application.page';
import { categoryWords, streamWords, type Tag } from '../applications/words';
import { momentInWords, moneyInWords, nearDayInWords } from '../layout/in-words';
import type { DecisionData, FundSide, ListedData, OfficerData } from './officer.data';

export interface ListedRow {
  readonly href: string;
  readonly reference: string;
  readonly sentBy: string;
  readonly household: string;
  readonly stream: string;
  readonly asked: string;
  readonly tag: Tag;
  readonly says: string;
  readonly late: boolean;
}

export interface OfficerPage {
  readonly toDecide: readonly ListedRow[];
  readonly waiting: readonly {
    readonly id: string;
    readonly says: string;
    readonly money: boolean;
  }[];
  readonly withPanel: readonly ListedRow[];
  readonly asked: readonly ListedRow[];
  readonly decided: readonly ListedRow[];
  readonly more: boolean;
  readonly next: string | null;
}

/** The tag that an officer sees: of what is to be decided, by whom. */
const officersTag = (one: Pick<ListedData, 'status' | 'waitingForFunds' | 'pastHelp'>): Tag =>
  one.status !== 'SUBMITTED'
    ? tagOf(one)
    : one.pastHelp?.withinOfficersLimit === false
      ? { text: 'For the panel', colour: 'purple' }
      : { text: 'Yours to decide', colour: 'blue' };

const row =
  (now: Date) =>
  (one: ListedData): ListedRow => ({
    href: `/fund/applications/${one.id}`,
    reference: one.reference,
    sentBy: one.sentBy,
    household: one.householdReference,
    stream: streamWords[one.stream],
    asked: moneyInWords(one.requestedPence),
    tag: officersTag(one),
    says:
      one.status === 'SUBMITTED'
        ? one.overdue
          ? `Late: was to be decided by ${nearDayInWords(one.decideBy ?? '', now)}`
          : `Decide by ${nearDayInWords(one.decideBy ?? '', now)}`
        : one.status === 'MORE_INFORMATION_NEEDED'
          ? `${one.sentBy} has not answered yet`
          : one.status === 'WITH_PANEL'
            ? one.overdue
              ? `Late: was to be decided by ${nearDayInWords(one.decideBy ?? '', now)}`
              : `To be decided by ${nearDayInWords(one.decideBy ?? '', now)}`
            : standingOf(one, now),
    late: one.overdue,
  });

/** What waits for an officer: to decide first, whatever is due first; then whom one waits for. */
export function officerPage(data: OfficerData, now: Date): OfficerPage {
  const byDay = [...data.toDecide.nodes].sort((a, b) =>
    `${a.decideBy ?? ''}${a.submittedAt ?? ''}` < `${b.decideBy ?? ''}${b.submittedAt ?? ''}` ? -1 : 1,
  );
  return {
    toDecide: byDay.map(row(now)),
    waiting: data.budgets.nodes
      .filter(({ waitingPence }) => waitingPence > 0)
      .map(({ id, financialYear, stream, availablePence, waitingPence }) => ({
        id,
        says: `${streamWords[stream]}, ${financialYear}: ${moneyInWords(waitingPence)} is approved and waits; ${moneyInWords(availablePence)} is left in the budget.`,
        money: availablePence > 0,
      })),
    withPanel: data.withPanel.nodes.map(row(now)),
    asked: data.asked.nodes.map(row(now)),
    decided: data.decided.nodes.map(row(now)),
    more: data.toDecide.hasNextPage || data.withPanel.hasNextPage || data.asked.hasNextPage,
    next: data.decided.hasNextPage ? data.decided.endCursor : null,
  };
}

/** A line that an officer decides, as its fields begin. */
export interface LineToDecide extends LineShown {
  readonly lineId: string;
  /** The officer must say why it is allowed. */
  readonly needsWord: boolean;
  readonly flags: readonly string[];
  readonly awardLineId: string | null;
  /** What could be given back of it now; null: nothing. */
  readonly releasable: string | null;
  readonly allowedBecause: string | null;
}

export interface DecisionPage {
  readonly title: string;
  readonly id: string;
  readonly reference: string;
  readonly household: string;
  readonly sentBy: string;
  readonly stream: string;
  readonly tag: Tag;
  readonly standing: string;
  readonly late: boolean;
  readonly figures: readonly { readonly says: string; readonly of: string }[];
  readonly flags: readonly string[];
  readonly lines: readonly LineToDecide[];
  readonly questions: readonly { readonly question: string; readonly when: string }[];
  readonly decidable: boolean;
  readonly undecided: boolean;
  readonly needsPanel: boolean;
  readonly limit: string;
  readonly members: readonly {
    readonly value: string;
    readonly text: string;
    readonly hint?: { text: string };
  }[];
  readonly memberCount: number;
  readonly budgetId: string | null;
  readonly waits: boolean;
  readonly caseId: string | null;
  readonly values: Readonly<Record<string, unknown>>;
}

const numberOf = (settings: DecisionData['fundSettings'], name: string): number =>
  settings.find((one) => one.name === name)?.number ?? 0;
const categoriesOf = (settings: DecisionData['fundSettings'], name: string): readonly ItemCategory[] =>
  settings.find((one) => one.name === name)?.categories ?? [];

/** Pounds as a field shows them. */
const asTyped = (pence: number): string => inPounds(toPence(pence)).replaceAll(/[£,]/g, '');

/** That more is asked for the same household, so that one is not decided without the other. */
export const otherOpenInWords = (past: FundSide['pastHelp']): string[] =>
  past && past.otherOpen.length > 0
    ? [
        `${past.otherOpen.join(', ')} for the same household ${past.otherOpen.length === 1 ? 'is' : 'are'} not decided either. Look at all before you decide.`,
      ]
    : [];

/** All that an officer needs for a decision, on one screen: what is asked for, what was had, what is left, what is odd. */
export function decisionPage(
  one: NonNullable<DecisionData['fundApplication']>,
  { panelMembers, fundSettings, fundInvoices }: Omit<DecisionData, 'fundApplication'>,
  now: Date,
): DecisionPage {
  const { pastHelp: past } = one;
  const months = numberOf(fundSettings, 'ROLLING_MONTHS');
  const repeat = numberOf(fundSettings, 'REPEAT_MONTHS');
  const needsWord = categoriesOf(fundSettings, 'ONLY_WHEN_AN_OFFICER_SAYS_SO');
  const quoteFrom = numberOf(fundSettings, 'QUOTE_NEEDED_FROM');
  const left = past?.availablePence ?? null;
  const undecided = ['SUBMITTED', 'WITH_PANEL', 'MORE_INFORMATION_NEEDED'].includes(one.status);
  const shown = lineShown(fundInvoices.nodes, now);
  return {
    title: one.reference,
    id: one.id,
    reference: one.reference,
    household: one.householdReference,
    sentBy: one.sentBy,
    stream: streamWords[one.stream],
    tag: officersTag(one),
    standing:
      one.status === 'SUBMITTED'
        ? `Sent ${momentInWords(one.submittedAt ?? '', now)}. ${one.overdue ? 'Late: it was to be decided' : 'Decide'} by ${nearDayInWords(one.decideBy ?? '', now)}.`
        : one.status === 'MORE_INFORMATION_NEEDED'
          ? `You wait for ${one.sentBy} to answer.`
          : one.status === 'WITH_PANEL'
            ? `The panel votes on it. ${one.overdue ? 'Late: it was to be decided' : 'To be decided'} by ${nearDayInWords(one.decideBy ?? '', now)}.`
            : standingOf(one, now),
    late: one.overdue,
    figures: [
      { says: moneyInWords(one.requestedPence), of: 'asked for' },
      ...(past
        ? [
            {
              says: moneyInWords(past.pence),
              of: `awarded before, in ${past.awards === 1 ? '1 award' : `${String(past.awards)} awards`} of ${String(months)} months`,
            },
            {
              says: left === null ? 'No budget' : moneyInWords(left),
              of: left === null ? 'this year' : 'left in the budget',
            },
            { says: moneyInWords(past.officerLimitPence), of: 'an officer’s limit' },
          ]
        : []),
    ],
    flags: undecided
      ? [
          ...otherOpenInWords(past),
          ...(past && !past.withinOfficersLimit
            ? [
                `All of it, with what was awarded before, is over ${moneyInWords(past.officerLimitPence)}: the panel decides, unless you cut it.`,
              ]
            : []),
          ...(past && left !== null && left < one.requestedPence
            ? [
                `Only ${moneyInWords(left)} is left in the budget. What it does not reach is approved and waits for funds.`,
              ]
            : []),
          ...(past && left === null ? ['This stream has no budget this year: nothing can be awarded.'] : []),
        ]
      : [],
    lines: one.lines.map((line, index) => ({
      ...shown(line, index),
      lineId: line.id,
      needsWord: needsWord.includes(line.category),
      flags: undecided
        ? [
            ...(past?.sameCategories.includes(line.category)
              ? [
                  `${categoryWords[line.category]} was awarded before within ${String(repeat)} months. Fleeing is a reason to allow it.`,
                ]
              : []),
            ...(line.quote?.sameFileElsewhere === true
              ? ['The same file is attached to something else that the fund was asked for.']
              : []),
            ...(line.quote === null && line.grossPence >= quoteFrom ? ['No quote is attached.'] : []),
            ...(needsWord.includes(line.category)
              ? [`${categoryWords[line.category]} is allowed in some cases only.`]
              : []),
          ]
        : [],
      awardLineId: line.awardLineId,
      releasable: line.waitingForFunds
        ? moneyInWords(line.awardedPence ?? 0)
        : line.committedPence > 0
          ? moneyInWords(line.committedPence)
          : null,
      allowedBecause: line.allowedBecause ?? null,
    })),
    questions: one.questions.map(({ question, answeredAt }) => ({
      question,
      when: answeredAt === null ? 'Not answered yet.' : `Answered ${momentInWords(answeredAt, now)}.`,
    })),
    decidable: one.status === 'SUBMITTED',
    undecided,
    needsPanel: past?.withinOfficersLimit === false,
    limit: moneyInWords(past?.officerLimitPence ?? 0),
    members: panelMembers.map(({ id, name, chair, recused }) => ({
      value: id,
      text: chair ? `${name}, chair` : name,
      ...(recused ? { hint: { text: 'Tied to this application: recused, and not counted.' } } : {}),
    })),
    memberCount: numberOf(fundSettings, 'PANEL_MEMBERS'),
    budgetId: past?.budgetId ?? null,
    waits: one.waitingForFunds,
    caseId: one.panelCaseId,
    values: {
      ...Object.fromEntries(
        one.lines.map((line, index) => [`lines.${String(index)}.awardedPence`, asTyped(line.grossPence)]),
      ),
      memberIds: panelMembers.filter(({ recused }) => !recused).map(({ id }) => id),
    },
  };
}
