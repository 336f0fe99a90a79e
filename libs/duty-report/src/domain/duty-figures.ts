import { countable, type Countable, type Counting } from './counting/countable';
import { capacity, quality, unmet } from './counting/provision';
import {
  answersGiven,
  characteristics,
  endedByDestination,
  endedByReason,
  households,
  individuals,
  lengthsOfStay,
  middleOfStays,
  needed,
  support,
} from './counting/supported';
import { type Mark, tally, type TableFigures } from './counting/tally';
import { characteristicsTold, sizeBandOf } from './counting/told';
import { reasonsLeftOut, type UnableInstance, unableInstances } from './counting/unable';
import type { Form, FormTable } from './form';
import type { ReturnRows } from './rows';

export type { Counting };

/** Every figure of a return, table by table in the form's order, each with the rows it counts. */
export type Figures = readonly TableFigures[];

/** What the rules know to count, by table. A form asks for some or all of them. */
const rules: Readonly<Record<string, (c: Countable) => readonly Mark[]>> = {
  T2: needed,
  T3: households,
  T4: individuals,
  T5: characteristics,
  T5A: answersGiven,
  T6: (c) => unableBy(c, ({ key }) => key),
  T6H: (c) => unableBy(c, ({ householdId }) => householdId),
  T7: unableWho,
  T8: endedByReason,
  T8D: endedByDestination,
  T9: lengthsOfStay,
  T10: support,
  T11: capacity,
  T13: quality,
  U1: unmet,
};

/**
 * Counts a return: a pure function of rows, form and settings. The same rows in any order give the same figures.
 *
 * @param onTable told of each table when it is counted.
 * @throws RangeError when the form asks for a table that no rule counts.
 */
export function dutyFigures(
  rows: ReturnRows,
  form: Form,
  counting: Counting,
  onTable: (table: FormTable) => void = () => undefined,
): Figures {
  const c = countable(rows, counting);
  const leftOut = reasonsLeftOut(counting.settings);
  return form.tables.map((table) => {
    const counted = count(c, table, leftOut);
    onTable(table);
    return counted;
  });
}

function count(c: Countable, table: FormTable, leftOut: ReadonlySet<string>): TableFigures {
  if (table.id === 'T9M') return middleOfStays(c, table);
  const rule = rules[table.id];
  if (!rule) throw new RangeError(`No rule counts table ${table.id} of form.`);
  return tally(table, rule(c), table.id === 'T6' || table.id === 'T6H' ? leftOut : undefined);
}

/** T6 and T6H: by type sought and primary reason; beside it who was supported later, and what does not count. */
function unableBy(c: Countable, keyOf: (instance: UnableInstance) => string): Mark[] {
  return unableInstances(c).flatMap((instance) => {
    const mark = (row: string): Mark => ({
      row,
      column: instance.accommodationType,
      key: keyOf(instance),
      refs: [instance.ref],
    });
    if (!instance.counts) return [mark('NOT_COUNTED')];
    return [mark(instance.reason), ...(instance.eventuallyPlaced ? [mark('EVENTUALLY_PLACED')] : [])];
  });
}

/** T7: the same instances by what the household had told, and by its size. */
function unableWho(c: Countable): Mark[] {
  return unableInstances(c)
    .filter(({ counts }) => counts)
    .flatMap(({ key, ref, accommodationType, told, on }) =>
      [sizeBandOf(told), ...(told ? characteristicsTold(told, on) : [])].map((row) => ({
        row,
        column: accommodationType,
        key,
        refs: [ref],
      })),
    );
}
