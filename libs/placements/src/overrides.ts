import { Database } from '@app/database';
import { checkInput } from '@app/graphql';
import { authorise } from '@app/identity';
import { type Actor, type Outcome, Problems } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { OverrideRulesInput } from './api/referral.input';
import type { ReferralType } from './api/referral.type';
import { overridingProblems } from './domain/overriding';
import { awaitsProvider, hasExpired } from './domain/standing';
import { existing, hasEnded, lockReferral, once, written } from './referrals';
import { RuleOverrideEntity, RuleOverrideReasonEntity } from './store/override.entity';

/** A provider that takes a household against rules of its own: for one referral, with a reason and a name. */
@Injectable()
export class Overrides {
  constructor(private readonly db: Database) {}

  /**
   * Overrides rules that the sender asked to be overridden. Said once and for good: who thinks better of it declines.
   * The sender learns that it was done and when; why and by whom stays with the provider.
   */
  overrideRules(actor: Actor, input: OverrideRulesInput): Promise<Outcome<ReferralType>> {
    authorise(actor, 'overrideRules');
    return this.db.commit(
      actor,
      async (tx) => {
        const shape = checkInput(OverrideRulesInput, input);
        if (shape.length > 0) return new Problems(shape);
        const { referralId, rules } = input;
        const referral = await lockReferral(tx, { id: referralId, providerId: actor.organisationId });
        if (!awaitsProvider(referral) || hasExpired(referral, tx.now)) return hasEnded('referralId');
        const wrong = overridingProblems(rules, await tx.manager.findBy(RuleOverrideEntity, { referralId }));
        if (wrong.length > 0) return new Problems(wrong);
        const { organisationId: providerId, personId: overriddenBy } = actor;
        const reason = input.reason.trim();
        await tx.manager.insert(
          RuleOverrideReasonEntity,
          rules.map((rule) => ({ referralId, rule, providerId, overriddenBy, reason })),
        );
        await tx.manager.update(
          RuleOverrideEntity,
          { referralId, rule: In([...rules]) },
          { overriddenAt: tx.now },
        );
        return written(tx, referral, 'RULES_OVERRIDDEN', 'RULES_OVERRIDDEN', reason);
      },
      { once: once('overrideRules', input, existing) },
    );
  }
}
