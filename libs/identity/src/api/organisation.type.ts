import { type ProviderType, providerTypes } from '@app/eligibility';
import { enumOf, pageType } from '@app/graphql';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { type OrganisationKind, organisationKinds } from '../domain/organisation-kinds';

export const OrganisationKindEnum = enumOf(
  organisationKinds,
  'OrganisationKind',
  'What kind of body an organisation is.',
);
export const ProviderTypeEnum = enumOf(
  providerTypes,
  'ProviderType',
  'What kind of provider it is, in the words of the law.',
);

@ObjectType('Organisation', { description: 'An organisation that works with Hearth, for administrators.' })
export class OrganisationType {
  @Field(() => ID, { description: 'Opaque.' })
  readonly id: string;

  @Field(() => String, { description: 'As everybody reads it.' })
  readonly name: string;

  @Field(() => OrganisationKindEnum, { description: 'What kind of body it is.' })
  readonly kind: OrganisationKind;

  @Field(() => ProviderTypeEnum, { nullable: true, description: 'Of a provider only.' })
  readonly providerType: ProviderType | null;

  @Field(() => String, { nullable: true, description: 'The district it is in or serves.' })
  readonly districtName: string | null;

  @Field(() => String, { nullable: true, description: 'ONS code of the authority that it is.' })
  readonly authorityCode: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where it is told that something happened, and never what; null: nowhere yet.',
  })
  readonly dutyEmail: string | null;

  @Field(() => Int, { description: 'How many people have a role there now.' })
  readonly people: number;
}

export const OrganisationPageType = pageType(OrganisationType, 'OrganisationPage');
