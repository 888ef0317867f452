/** Type → its resolvers. Fields that are not listed are read from the thing itself (see `schema.ts`). */
import { DateTime } from '../date-time.ts';
import { Action } from './action.ts';
import { Alert, AlertRule } from './alert.ts';
import { Audience, AudienceKind } from './audience.ts';
import { AudienceCover, Availability, AvailabilityCause, AvailabilityLayer, Basis } from './availability.ts';
import {
  AvailabilityBand,
  AvailabilityMoment,
  AvailabilitySegment,
  AvailabilityTimeline,
} from './availability-timeline.ts';
import { Change } from './change.ts';
import { Claim, ClaimInterest } from './claim.ts';
import { Comparison, StatusChange, Weights } from './comparison.ts';
import { Concentration, ConcentrationShare } from './concentration.ts';
import { Decision } from './decision.ts';
import {
  ActionMove,
  Deadline,
  Digest,
  DigestCoverage,
  DigestDocument,
  DigestEvent,
  FoundBySearch,
  NewPrecedent,
  SourceDocuments,
  WatchMove,
} from './digest.ts';
import { Document, SourceKind } from './document.ts';
import { Embed } from './embed.ts';
import { Endpoint, Offering } from './endpoint.ts';
import { AvailabilityChange, Event } from './event.ts';
import { EventFacets, FacetValue } from './event-facets.ts';
import { Conflict, ConflictSide, Evidence, Stance } from './evidence.ts';
import {
  Alternative,
  Coverage,
  CoverageSource,
  EndpointAssessment,
  Exposure,
  FallbackAssessment,
  FunctionImpact,
  Impact,
  ImpactThrough,
  SharedPart,
  Supplier,
  WorkloadImpact,
} from './impact.ts';
import { JurisdictionStanding } from './jurisdictions.ts';
import { Cadence, MailSubscription, Suppression } from './mail-subscription.ts';
import { Authority, Channel, Jurisdiction, Model, Provider } from './model.ts';
import { Mutation } from './mutation.ts';
import { Node, SearchResult } from './node.ts';
import { BusinessFunction, Organisation, Workload } from './organisation.ts';
import { OrganisationImpact } from './organisations-hit.ts';
import { Hop, Path } from './path.ts';
import { Precedent, Precedents, Tie } from './precedent.ts';
import { Query } from './query.ts';
import { ReviewItem } from './review.ts';
import { SavedSearch } from './saved-search.ts';
import { SearchConnection, SearchEdge, SearchKind } from './search.ts';
import { Source } from './source.ts';
import { Subscription } from './subscription.ts';
import { FunctionBand, Moment, Timeline, WorkloadBand } from './timeline.ts';
import { Silence, WatchEvidence, WatchItem } from './watch-item.ts';

export const resolvers = {
  Action,
  ActionMove,
  Alert,
  AlertRule,
  Alternative,
  Audience,
  AudienceCover,
  AudienceKind,
  Authority,
  Availability,
  AvailabilityBand,
  AvailabilityCause,
  AvailabilityChange,
  AvailabilityLayer,
  AvailabilityMoment,
  AvailabilitySegment,
  AvailabilityTimeline,
  Basis,
  Change,
  Channel,
  Claim,
  ClaimInterest,
  Comparison,
  Concentration,
  ConcentrationShare,
  Conflict,
  ConflictSide,
  Coverage,
  CoverageSource,
  DateTime,
  Deadline,
  Decision,
  Digest,
  DigestCoverage,
  DigestDocument,
  DigestEvent,
  FoundBySearch,
  Document,
  Embed,
  Endpoint,
  EndpointAssessment,
  Event,
  EventFacets,
  Evidence,
  Exposure,
  FacetValue,
  FallbackAssessment,
  Function: BusinessFunction,
  FunctionBand,
  FunctionImpact,
  Hop,
  Impact,
  ImpactThrough,
  Jurisdiction,
  JurisdictionStanding,
  Model,
  Moment,
  Mutation,
  NewPrecedent,
  Node,
  Offering,
  Organisation,
  OrganisationImpact,
  Path,
  Precedent,
  Precedents,
  Provider,
  Query,
  Cadence,
  MailSubscription,
  Suppression,
  SavedSearch,
  SearchConnection,
  SearchEdge,
  SearchKind,
  SearchResult,
  SharedPart,
  ReviewItem,
  Source,
  SourceDocuments,
  SourceKind,
  Stance,
  StatusChange,
  Subscription,
  Supplier,
  Tie,
  Timeline,
  Silence,
  WatchEvidence,
  WatchItem,
  WatchMove,
  Weights,
  Workload,
  WorkloadBand,
  WorkloadImpact,
};
