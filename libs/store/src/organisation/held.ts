/** The positions that an `identity` holds, has held or will hold, as one value. */
export const HELD = `(select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('assignmentId', id, 'positionId', position_id, 'main', main,
        'from', first_day, 'to', last_day)))
        from assignments where identity_id = identity.id)`;
