-- emotion: what needs context waits on, behind the rest, instead of being passed over; the queue is read reason by reason.
DELETE FROM reviews
WHERE state = 'passed over' AND NOT EXISTS (
  -- Of an older reading, nobody is asked any more.
  SELECT FROM readings WHERE readings.id = reviews.reading_id AND readings.counts
);
UPDATE reviews SET state = 'needs context' WHERE state = 'passed over';

DROP INDEX reviews_open;
CREATE INDEX reviews_waiting ON reviews (state, reason, said_at DESC, id DESC)
  WHERE state IN ('open', 'needs context');
-- What a higher threshold brings into the queue: the latest readings that are not sure enough.
CREATE INDEX readings_doubtful ON readings (said_at, id) WHERE counts AND source = 'model' AND unread IS NULL;
