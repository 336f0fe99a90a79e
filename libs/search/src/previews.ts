import { checkEntryRules, type SetEntryRulesInput } from '@app/accommodation';
import { record } from '@app/audit';
import { Database } from '@app/database';
import {
  type Actor,
  authorise,
  isProblems,
  NotFound,
  type Outcome,
  problem,
  Problems,
  refuse,
} from '@app/kernel';
import { Injectable } from '@nestjs/common';
import type { PreviewType } from './api/preview.type';
import { changedFields, previewRules, rulesOf, withoutPreview } from './domain/preview';
import { nearestFive } from './domain/shown-count';
import { takePreview, unitsUnder } from './store/previews.store';

const tooFew = refuse(
  'TOO_FEW_SEARCHES',
  'There were fewer than 20 searches lately: too few to say anything. Try again in some days.',
);
const already = refuse(
  'PREVIEWED_TODAY',
  'One of these rules has had its one preview today for this service. Try again tomorrow, or set it: rules can be changed back.',
);

/** What a change of entry rules would have come to for those who searched lately, without any of them. */
@Injectable()
export class Previews {
  constructor(private readonly db: Database) {}

  /**
   * Judges what one level would say over recent searches: at least 20, counts to the nearest five, one run a day for
   * each rule and service, searches of days that are over only, and each changed rule by itself. Sets nothing.
   */
  previewEntryRules(actor: Actor, input: SetEntryRulesInput): Promise<Outcome<PreviewType>> {
    authorise(actor, 'previewEntryRules');
    return this.db.commit(actor, async (tx) => {
      const checked = await checkEntryRules(tx, input);
      if (isProblems(checked)) return checked;
      const { level, rules } = checked;
      const units = await unitsUnder(tx, level, rules);
      const changed = changedFields(units);
      if (changed.length === 0) {
        return refuse(
          'NOTHING_CHANGES',
          'This would change nothing at any open unit. Add units first, or say something else.',
          'rules',
        );
      }
      const unseen = withoutPreview(changed);
      if (unseen.length > 0) {
        return new Problems(
          unseen.map((field) =>
            problem(
              'NOT_PREVIEWED',
              'This has no preview: how many came from one district would tell of somebody.',
              `rules.${field}`,
            ),
          ),
        );
      }
      const codes = rulesOf(changed);
      const samples = await takePreview(tx, [...new Set(units.map(({ serviceId }) => serviceId))], codes);
      if (samples === 'TOO_FEW') return tooFew;
      if (samples === 'ALREADY') return already;
      if (samples === 'NOT_YOURS') throw new NotFound();
      const id = input.id ?? level.providerId;
      await record(tx, {
        action: 'ENTRY_RULES_PREVIEWED',
        subject: { kind: input.level.toLowerCase(), id },
      });
      return {
        id,
        searches: nearestFive(samples.length),
        rules: previewRules(samples, units, codes, tx.today),
      };
    });
  }
}
