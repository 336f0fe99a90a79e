import { Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { named } from '../domain/overriding';
import { NamedRuleType } from './rule.type';

/** Rows keep a rule's code alone; its number and title are the code's own. */
@Resolver(() => NamedRuleType)
export class NamedRulesResolver {
  @ResolveField(() => Int, { description: 'Its row in the table of matching criteria.' })
  number(@Parent() { rule }: NamedRuleType): number {
    return named(rule).number;
  }

  @ResolveField(() => String, { description: 'For reading.' })
  title(@Parent() { rule }: NamedRuleType): string {
    return named(rule).title;
  }
}
