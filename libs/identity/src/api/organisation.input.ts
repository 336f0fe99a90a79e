import { type ProviderType, providerTypes } from '@app/eligibility';
import { Field, ID, InputType } from '@nestjs/graphql';
import { IsEmail, IsIn, IsOptional, IsUUID, Length, Matches } from 'class-validator';
import { type OrganisationKind, organisationKinds } from '../domain/organisation-kinds';
import { OrganisationKindEnum, ProviderTypeEnum } from './organisation.type';

const nameIsShort = { message: 'Give its name, in 2 to 120 characters.' };
const isAnAddress = { message: 'Give an email address that somebody on duty reads.' };

@InputType({ description: 'An organisation that begins to work with Hearth.' })
export class AddOrganisationInput {
  @Field(() => String, { description: 'As everybody is to read it.' })
  @Length(2, 120, nameIsShort)
  name: string;

  @Field(() => OrganisationKindEnum, { description: 'For ever: roles and rules hang on it.' })
  @IsIn(organisationKinds, { message: 'Say what kind of organisation it is.' })
  kind: OrganisationKind;

  @Field(() => ProviderTypeEnum, { nullable: true, description: 'Of a provider, and of nobody else.' })
  @IsOptional()
  @IsIn(providerTypes, { message: 'Say what kind of provider it is.' })
  providerType?: ProviderType | null;

  @Field(() => String, { nullable: true, description: 'ONS code of the district it is in or serves.' })
  @IsOptional()
  @Matches(/^E0[6789]\d{6}$/, { message: 'Choose a district.' })
  districtCode?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'ONS code of the tier-one authority that it is, and of nobody else.',
  })
  @IsOptional()
  @Matches(/^E\d{8}$/, { message: 'Give the authority’s ONS code: E and eight figures.' })
  authorityCode?: string | null;

  @Field(() => String, { description: 'Where it is told that something happened, and never what.' })
  @IsEmail({}, isAnAddress)
  dutyEmail: string;
}

@InputType({ description: 'What may change of an organisation. Left out: it stays.' })
export class ChangeOrganisationInput {
  @Field(() => ID, { description: 'Which.' })
  @IsUUID(undefined, { message: 'Say which organisation.' })
  organisationId: string;

  @Field(() => String, { nullable: true, description: 'Its new name.' })
  @IsOptional()
  @Length(2, 120, nameIsShort)
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Where it is told from now on.' })
  @IsOptional()
  @IsEmail({}, isAnAddress)
  dutyEmail?: string | null;
}
