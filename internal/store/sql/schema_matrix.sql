-- The claims matrix, whole: what every scorer makes of every claim. It is of the
-- last "yardstick matrix" and no part of the runs above, which have scorers of
-- their own.

CREATE TABLE matrices (matrix VARCHAR NOT NULL);
COMMENT ON TABLE matrices IS 'A hash of the matrix that is here, in one row; none before the first.';
COMMENT ON COLUMN matrices.matrix IS 'The hash: the same means the same cells.';

CREATE TABLE matrix_rows (
  position      INTEGER NOT NULL,
  source        VARCHAR NOT NULL,
  catalogue_of  VARCHAR,
  says          VARCHAR NOT NULL,
  tested        BOOLEAN NOT NULL,
  needs_score   BOOLEAN NOT NULL,
  as_said_under VARCHAR[] NOT NULL
);
COMMENT ON TABLE matrix_rows IS 'What people said of influence scores, tested or not.';
COMMENT ON COLUMN matrix_rows.position IS 'The order of the rows, from 1.';
COMMENT ON COLUMN matrix_rows.source IS 'The row of the catalogue, as S7; the name of an experiment where claims come from none.';
COMMENT ON COLUMN matrix_rows.catalogue_of IS 'S: the essay, E: published experiments, K: Klout, B: a critic; NULL for what is not in the catalogue.';
COMMENT ON COLUMN matrix_rows.says IS 'What was said, in our words.';
COMMENT ON COLUMN matrix_rows.tested IS 'Whether some experiment asks it.';
COMMENT ON COLUMN matrix_rows.needs_score IS 'False where no scorer has a say in what was judged; the row then counts for no column.';
COMMENT ON COLUMN matrix_rows.as_said_under IS 'The scorers under which every claim that was asked is SUPPORTED.';

CREATE TABLE matrix_cells (
  source          VARCHAR NOT NULL,
  position        INTEGER NOT NULL,
  experiment      VARCHAR NOT NULL,
  claim           VARCHAR NOT NULL,
  says            VARCHAR NOT NULL,
  type            VARCHAR NOT NULL,
  caution         VARCHAR,
  "column"        INTEGER NOT NULL,
  scorer          VARCHAR NOT NULL,
  state           VARCHAR NOT NULL,
  verdict         VARCHAR,
  needs_score     BOOLEAN NOT NULL,
  effect          DOUBLE,
  unit            VARCHAR,
  low             DOUBLE,
  high            DOUBLE,
  share           DOUBLE,
  n               INTEGER NOT NULL,
  by_construction BOOLEAN NOT NULL,
  exploratory     VARCHAR,
  reason          VARCHAR,
  sentence        VARCHAR,
  page            VARCHAR
);
COMMENT ON TABLE matrix_cells IS 'Every claim under every scorer. A claim that comes from several rows is in each of them.';
COMMENT ON COLUMN matrix_cells.source IS 'The row.';
COMMENT ON COLUMN matrix_cells.position IS 'The order of the claims of the row, from 1.';
COMMENT ON COLUMN matrix_cells.experiment IS 'The experiment that asks.';
COMMENT ON COLUMN matrix_cells.claim IS 'The name of the claim there.';
COMMENT ON COLUMN matrix_cells.says IS 'The claim in its author''s words.';
COMMENT ON COLUMN matrix_cells.type IS 'What kind of statement it is.';
COMMENT ON COLUMN matrix_cells.caution IS 'What is amiss with the run; NULL where nothing is.';
COMMENT ON COLUMN matrix_cells."column" IS 'The order of the scorers, from 1.';
COMMENT ON COLUMN matrix_cells.scorer IS 'The scorer.';
COMMENT ON COLUMN matrix_cells.state IS 'judged, not asked or failed.';
COMMENT ON COLUMN matrix_cells.verdict IS 'SUPPORTED, REFUTED, INCONCLUSIVE or VOID; NULL where it was not judged.';
COMMENT ON COLUMN matrix_cells.needs_score IS 'Whether the scorer has a say in it; if not, the cell is the same under every scorer.';
COMMENT ON COLUMN matrix_cells.effect IS 'The mean difference; of a reproduction the median change.';
COMMENT ON COLUMN matrix_cells.unit IS 'What the effect is counted in, as "points" or "reactions"; NULL where it was not judged.';
COMMENT ON COLUMN matrix_cells.low IS 'The lower end of its interval.';
COMMENT ON COLUMN matrix_cells.high IS 'The upper end.';
COMMENT ON COLUMN matrix_cells.share IS 'The effect as a share of the length of the scale, as 0.01 for one point of a hundred.';
COMMENT ON COLUMN matrix_cells.n IS 'Units judged.';
COMMENT ON COLUMN matrix_cells.by_construction IS 'Whether the scorer was set on the claim, so that the verdict proves nothing about the world.';
COMMENT ON COLUMN matrix_cells.exploratory IS 'Why it confirms nothing; NULL for what was locked.';
COMMENT ON COLUMN matrix_cells.reason IS 'Why there is no verdict, or none that decides.';
COMMENT ON COLUMN matrix_cells.sentence IS 'It all in one sentence.';
COMMENT ON COLUMN matrix_cells.page IS 'The page that tells it, from the folder of reports.';

CREATE TABLE matrix_marks (
  source       VARCHAR NOT NULL,
  "column"     INTEGER NOT NULL,
  scorer       VARCHAR NOT NULL,
  mark         VARCHAR NOT NULL,
  in_catalogue BOOLEAN NOT NULL
);
COMMENT ON TABLE matrix_marks IS 'What every scorer makes of every row that is tested.';
COMMENT ON COLUMN matrix_marks.source IS 'The row.';
COMMENT ON COLUMN matrix_marks."column" IS 'The order of the scorers, from 1.';
COMMENT ON COLUMN matrix_marks.scorer IS 'The scorer.';
COMMENT ON COLUMN matrix_marks.mark IS 'as said, as built (as said, but some of it by construction), in part, not so, void, open or not asked.';
COMMENT ON COLUMN matrix_marks.in_catalogue IS 'False for an experiment''s own question, and for a row that needs no score: they count for no column.';
