package io.holdwatch.audit.verify;

import io.holdwatch.contract.CanonicalJson;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a verification found.
 *
 * @param origin the log; empty where no checkpoint verifies
 * @param size entries that the newest good checkpoint covers
 * @param root its root hash in Base64; empty where no checkpoint verifies
 * @param checkpoints historic checkpoints whose signature and root hash are right
 * @param firstBad the first entry that is not proved
 * @param missing sequences that origins lack
 * @param problems what is wrong, the first {@link #MOST} in the order found
 * @param problemCount how many problems there are
 */
public record Verification(
    String origin,
    long size,
    String root,
    long checkpoints,
    Optional<BadEntry> firstBad,
    List<Missing> missing,
    List<Problem> problems,
    long problemCount) {
  /** Most problems that are listed. */
  public static final int MOST = 100;

  /** Copies the lists. */
  public Verification {
    missing = List.copyOf(missing);
    problems = List.copyOf(problems);
  }

  /**
   * An entry that is not proved.
   *
   * @param index its index in the log
   * @param origin who wrote it; empty where its bytes cannot be read
   * @param sequence its sequence; 0 where its bytes cannot be read
   */
  public record BadEntry(long index, String origin, long sequence) {
    @Override
    public String toString() {
      return "entry "
          + index
          + (origin.isEmpty() ? "" : " (" + origin + ", sequence " + sequence + ")");
    }
  }

  /**
   * Sequences that an origin lacks.
   *
   * @param origin whose
   * @param from first missing sequence
   * @param to last missing sequence
   */
  public record Missing(String origin, long from, long to) {
    @Override
    public String toString() {
      return origin + ", sequence " + (from == to ? from : from + " to " + to);
    }
  }

  /**
   * Something wrong.
   *
   * @param file name below the log's folder
   * @param message what is wrong with it
   */
  public record Problem(String file, String message) {}

  /** Whether every byte is proved and nothing is missing. */
  public boolean ok() {
    return problemCount == 0 && missing.isEmpty();
  }

  /** Exit code of the command: 0 when all is proved, 1 otherwise. */
  public int exitCode() {
    return ok() ? 0 : 1;
  }

  /** For people: a line per finding, the result last. */
  public String text() {
    StringBuilder out = new StringBuilder();
    problems.forEach(
        problem ->
            out.append("bad: ")
                .append(problem.file())
                .append(": ")
                .append(problem.message())
                .append('\n'));
    if (problemCount > problems.size()) {
      out.append("bad: ").append(problemCount - problems.size()).append(" more\n");
    }
    missing.forEach(gap -> out.append("missing: ").append(gap).append('\n'));
    firstBad.ifPresent(bad -> out.append("first bad: ").append(bad).append('\n'));
    return out.append(ok() ? "verified: " : "NOT verified: ")
        .append(size)
        .append(" entries, ")
        .append(checkpoints)
        .append(" checkpoints, root ")
        .append(root.isEmpty() ? "unknown" : root)
        .append('\n')
        .toString();
  }

  /** For scripts: one JSON object on one line. */
  public String json() {
    TreeMap<String, Object> out = new TreeMap<>();
    out.put("verified", ok());
    out.put("origin", origin);
    out.put("entries", size);
    out.put("rootHash", root);
    out.put("checkpoints", checkpoints);
    out.put("problemCount", problemCount);
    out.put(
        "problems",
        problems.stream()
            .map(
                problem ->
                    new TreeMap<>(
                        java.util.Map.of("file", problem.file(), "message", problem.message())))
            .collect(Collectors.toList()));
    out.put(
        "missing",
        missing.stream()
            .map(
                gap ->
                    new TreeMap<String, Object>(
                        java.util.Map.of(
                            "origin", gap.origin(), "from", gap.from(), "to", gap.to())))
            .collect(Collectors.toList()));
    firstBad.ifPresent(
        bad ->
            out.put(
                "firstBad",
                new TreeMap<String, Object>(
                    java.util.Map.of(
                        "index",
                        bad.index(),
                        "origin",
                        bad.origin(),
                        "sequence",
                        bad.sequence()))));
    return CanonicalJson.text(out);
  }
}
