import { Flag, OneOf, Text } from '../../door/shape.js';
import { PageQuery } from '../objects/object.shapes.js';

/** Which proposals. */
export class ProposalsQuery extends PageQuery {
  @OneOf(['waiting', 'decided'], { optional: true, description: 'All, if left out.' }) status?: 'waiting' | 'decided';
}

/** Why a proposal is rejected. */
export class RejectProposal {
  @Text(300) reason: string;
}

/** Whether two people have to agree from now on. */
export class SaveApproval {
  @Flag() required: boolean;
}
