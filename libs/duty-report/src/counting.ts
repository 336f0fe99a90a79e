import type { Database, Tx } from '@app/database';
import { BadInput, type LocalDate, type PersonActor, type Problem, problem, systemActor } from '@app/kernel';
import { countable, type Countable } from './domain/counting/countable';
import { documentText, figuresOnly, hashOf, householdsOnly, type ReturnDocument } from './domain/document';
import { dutyFigures, type Figures } from './domain/duty-figures';
import { type Form, formOf, type FormTable } from './domain/form';
import { type Gap, gapsIn } from './domain/gaps';
import { figureName, withOutside } from './domain/outside';
import { settingsFrom, type StandingSetting, standingSettings } from './domain/settings';
import type { CountedRows } from './domain/changes';
import { lastDayCounted, type ReportingYear, yearNamed } from './domain/year';
import { forms } from './forms';
import type { DutyReturnEntity } from './store/return.entities';
import { readReturnRows } from './store/return-rows.read';
import {
  type Authority,
  nothingSaid,
  ownAuthority,
  type Said,
  saidFor,
  versionsOf,
} from './store/returns.store';

/** A return as people left it: which version, and what they said. Nothing is counted yet. */
export interface ReturnInHand {
  readonly authority: Authority;
  readonly year: ReportingYear;
  readonly form: Form;
  /** The latest first. */
  readonly versions: readonly DutyReturnEntity[];
  /** The one that is looked at; null: nobody opened any. */
  readonly version: DutyReturnEntity | null;
  readonly said: Said;
  readonly today: LocalDate;
}

/** A return as it counts now. */
export interface CountedReturn extends ReturnInHand {
  readonly counted: Countable;
  readonly figures: Figures;
  readonly settings: readonly StandingSetting[];
  readonly gaps: readonly Gap[];
  readonly document: ReturnDocument;
  /** The document's canonical text, and its hash. */
  readonly text: string;
  readonly sha256: string;
}

/** What is wrong with asking about a year, if anything. */
export function yearAskedProblem(name: string, today: LocalDate): Problem | undefined {
  const year = yearNamed(name);
  if (!year)
    return problem(
      'UNKNOWN_YEAR',
      `There is no year ${name}. Write it as 2025-26: from 1 April 2025 to 31 March 2026.`,
      'year',
    );
  if (year.first > today) return problem('YEAR_NOT_BEGUN', `The year ${name} has not begun.`, 'year');
  if (!formOf(forms, name))
    return problem(
      'NO_FORM',
      `Hearth has no form for the year ${name}. Its first is for ${forms[0]?.year ?? 'none'}.`,
      'year',
    );
  return undefined;
}

/**
 * The return of the actor's own authority, as people left it. Null: not this actor's authority, which is as good as
 * none.
 *
 * @param wanted the version; left out: the latest.
 * @throws BadInput when there is no such year, it has not begun, or no form is known for it.
 */
export async function returnInHand(
  tx: Tx<PersonActor>,
  authorityCode: string,
  yearName: string,
  wanted?: number | null,
): Promise<ReturnInHand | null> {
  const authority = await ownAuthority(tx, authorityCode);
  if (!authority) return null;
  const wrong = yearAskedProblem(yearName, tx.today);
  const year = yearNamed(yearName);
  const form = formOf(forms, yearName);
  if (wrong || !year || !form) throw new BadInput(wrong?.message ?? '');
  const versions = await versionsOf(tx, authority.id, year.name);
  const version = wanted == null ? versions[0] : versions.find((one) => one.version === wanted);
  if (wanted != null && !version) return null;
  const said = version ? await saidFor(tx, version.id) : nothingSaid;
  return {
    authority,
    year,
    form: (version && forms.find((one) => one.version === version.formVersion)) ?? form,
    versions,
    version: version ?? null,
    said,
    today: tx.today,
  };
}

/**
 * Counts a return. To be called after the person was authorised and their own authority found: the rows are read as the
 * actor `reports`, who may read what is counted of every provider and write nothing.
 *
 * @param onTable told of each table when it is counted.
 */
export async function countReturn(
  db: Database,
  inHand: ReturnInHand,
  onTable?: (table: FormTable) => void,
): Promise<CountedReturn> {
  const { authority, year, form, said, today } = inHand;
  const settings = standingSettings(said.settings);
  const counting = { authority, year, settings: settingsFrom(settings), today };
  const span = { from: year.first, until: lastDayCounted(year, today) };
  const rows = await db.read(systemActor('reports'), (tx) => readReturnRows(tx, { authority, span }));
  const own = dutyFigures(rows, form, counting, onTable);
  const figures = counting.settings.OUTSIDE_FIGURES === 'ADDED' ? withOutside(own, form, said.outside) : own;
  const document = documentOf(inHand, settings, figures);
  const text = documentText(document);
  const counted = countable(rows, counting);
  return {
    ...inHand,
    counted,
    figures,
    settings,
    gaps: gapsIn(counted),
    document,
    text,
    sha256: hashOf(text),
  };
}

/** What a return says with these figures. The same said, settings and figures give the same document. */
export function documentOf(
  { authority, year, form, said }: ReturnInHand,
  settings: readonly StandingSetting[],
  figures: Figures,
): ReturnDocument {
  return {
    formVersion: form.version,
    authorityCode: authority.code,
    authorityName: authority.name,
    year: year.name,
    settings,
    answers: Object.fromEntries(said.answers),
    outside: said.outside.map(({ figure, value, source }) => ({ figure, value, source })),
    figures: figuresOnly(figures),
    households: householdsOnly(figures),
  };
}

/** By figure, the rows it counts. Figures that count none are left out. */
export function countedRows(form: Form, figures: Figures): CountedRows {
  return Object.fromEntries(
    figures.flatMap(({ table: id, cells }) => {
      const table = form.tables.find((one) => one.id === id);
      return cells.flatMap((row, r) =>
        row.flatMap(({ refs }, k): [string, readonly string[]][] =>
          refs.length === 0
            ? []
            : [[figureName(id, table?.rows[r]?.id ?? '', table?.columns[k]?.id ?? ''), refs]],
        ),
      );
    }),
  );
}
