-- emotion: readings that a person should look at, why, and what became of it.
CREATE TABLE reviews (
  id uuid PRIMARY KEY,
  contact_id uuid NOT NULL REFERENCES contacts,
  message_id uuid NOT NULL,
  -- The engine's reading in question.
  reading_id uuid NOT NULL,
  said_at timestamptz NOT NULL,
  reason text NOT NULL,
  state text NOT NULL,
  opened_at timestamptz NOT NULL,
  -- The reading that settled it, and whether it agrees with the engine's; null where the reviewer could not tell.
  answer_id uuid,
  agreed boolean,
  closed_by uuid,
  closed_at timestamptz,
  seconds_spent real
);
-- One review of each reading, and perhaps a second opinion.
CREATE UNIQUE INDEX reviews_of_reading ON reviews (reading_id, (reason = 'second opinion'));
CREATE INDEX reviews_open ON reviews (said_at DESC, id DESC) WHERE state = 'open';
CREATE INDEX reviews_closed ON reviews (closed_at) WHERE closed_at IS NOT NULL;
CREATE INDEX reviews_message ON reviews (message_id);
CREATE INDEX reviews_contact ON reviews (contact_id);
