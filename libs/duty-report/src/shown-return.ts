import type { Database } from '@app/database';
import type { PersonActor } from '@app/kernel';
import type {
  DutyReturnType,
  OutsideFigureType,
  ReturnGapCountType,
  ReturnTableType,
} from './api/return.type';
import { type CountedReturn, countReturn, type ReturnInHand } from './counting';
import type { ReturnDocument } from './domain/document';
import type { Form } from './domain/form';
import { lineTakesOutside, outsideShare, placeOf, tableTakesOutside } from './domain/outside';
import { choicesOf } from './domain/settings';
import { hasEnded } from './domain/year';
import { inTheWay } from './in-the-way';
import { submissionOf } from './store/returns.store';

/** The return as its authority's people are shown it: what was sent as it was sent, everything else as it counts now. */
export async function shownReturn(
  db: Database,
  actor: PersonActor,
  inHand: ReturnInHand,
): Promise<DutyReturnType> {
  const counted = await countReturn(db, inHand);
  const { authority, year, version, versions, form, today } = counted;
  const sent = version?.status === 'SUBMITTED' ? await sentWith(db, actor, version.id) : null;
  const document = sent?.document ?? counted.document;
  return {
    id: version?.id ?? null,
    authorityCode: authority.code,
    authorityName: authority.name,
    year: year.name,
    version: version?.version ?? null,
    status: version?.status ?? 'NOT_OPENED',
    versions,
    formVersion: document.formVersion,
    countedTo: counted.counted.span.until,
    yearHasEnded: hasEnded(year, today),
    sha256: sent?.sha256 ?? counted.sha256,
    changedSince: sent !== null && sent.sha256 !== counted.sha256,
    reviewedAt: version?.reviewedAt ?? null,
    inTheWay: inTheWay(counted),
    settings: document.settings.map((setting) => {
      const choices = choicesOf(setting);
      return { ...setting, choices, values: choices.map(({ value }) => value) };
    }),
    questions: form.questions.map(({ id, label, type, mandatory, provisional }) => ({
      id,
      label,
      type,
      mandatory,
      provisional,
      answer: document.answers[id] ?? null,
    })),
    outsideFigures: outsideOf(counted, document),
    tables: tablesOf(form, document.figures),
    gaps: gapCounts(counted),
  };
}

/** What was sent with this version. */
export async function sentWith(
  db: Database,
  actor: PersonActor,
  returnId: string,
): Promise<{ readonly document: ReturnDocument; readonly sha256: string } | null> {
  const submission = await db.read(actor, (tx) => submissionOf(tx, returnId));
  return (
    submission && { document: JSON.parse(submission.document) as ReturnDocument, sha256: submission.sha256 }
  );
}

const tablesOf = (form: Form, figures: ReturnDocument['figures']): readonly ReturnTableType[] =>
  form.tables.map((table) => ({
    ...table,
    sent: table.profiles.length > 0,
    takesOutside: tableTakesOutside(table),
    columns: table.columns.map((column) => ({ ...column, takesOutside: lineTakesOutside(column) })),
    rows: table.rows.map((row, r) => ({
      ...row,
      takesOutside: lineTakesOutside(row),
      cells: figures[table.id]?.[r] ?? [],
    })),
  }));

function outsideOf(
  { form, said, version }: CountedReturn,
  document: ReturnDocument,
): readonly OutsideFigureType[] {
  const added = document.settings.find(({ name }) => name === 'OUTSIDE_FIGURES')?.value === 'ADDED';
  return document.outside.map(({ figure, value, source }, index) => {
    const place = placeOf(form, figure);
    const shown = place ? (document.figures[place.table.id]?.[place.row]?.[place.column] ?? 0) : 0;
    const sum = document.outside
      .filter((one) => one.figure === figure)
      .reduce((all, one) => all + one.value, 0);
    return {
      id: version?.status === 'SUBMITTED' ? null : (said.outside[index]?.id ?? null),
      figure,
      value,
      source,
      sharePercent: outsideShare(value, (added ? shown : shown + sum) - value),
    };
  });
}

function gapCounts({ gaps }: CountedReturn): readonly ReturnGapCountType[] {
  const counts = new Map<string, ReturnGapCountType>();
  for (const { providerId, providerName, code, message, error } of gaps) {
    const key = `${providerId} ${code}`;
    const records = (counts.get(key)?.records ?? 0) + 1;
    counts.set(key, { providerName, code, message, error, records });
  }
  return [...counts.values()];
}
