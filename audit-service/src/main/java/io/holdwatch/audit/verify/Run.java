package io.holdwatch.audit.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One pass over a log. */
final class Run {
  private static final int WIDTH = 256;
  private static final byte[] UNKNOWN = new byte[32];

  private final LogFiles files;
  private final TrustedKey key;
  private final Progress progress;
  private final Findings findings = new Findings();
  private final Entries entries = new Entries();
  private final Roots roots = new Roots();

  /** Numbers of the records that are not signed by the key. */
  private final Set<Long> bad = new HashSet<>();

  private boolean rootsDiffer;
  private long proved;
  private long checkpoints;

  Run(Path log, TrustedKey key, Progress progress) {
    this.files = new LogFiles(log);
    this.key = key;
    this.progress = progress;
  }

  Verification verify() throws IOException {
    // The service appends to the history first: the copy is one of its last two records by now, or
    // a later one.
    long committed = HistoryReader.length(files.log());
    Signed copy = copy();
    Signed newest = history(copy, committed);
    if (newest == null) {
      return result("", 0, "");
    }
    long size = newest.size();
    Levels levels = new Levels(files, size, findings);
    try (HistoryReader history = new HistoryReader(files.log(), key, bad)) {
      Signed next = following(history, newest);
      next = reached(0, next, history, newest, levels, null);
      for (long start = 0; start < size; start += WIDTH) {
        int width = (int) Math.min(WIDTH, size - start);
        Bundle bundle = Bundle.read(files, start / WIDTH, width, findings);
        for (int i = 0; i < width; i++) {
          byte[] hash = UNKNOWN;
          if (i < bundle.count()) {
            hash = Sha256.leaf(bundle.entry(i));
            entries.follow(start + i, bundle.entry(i), findings);
          }
          roots.add(hash);
          levels.add(start + i, hash);
          next = reached(start + i + 1, next, history, newest, levels, bundle);
        }
        progress.at(start + width, size);
      }
    }
    new Walk(files, levels, size, this::newest, findings).check();
    return result(key.name(), size, newest.root());
  }

  private long newest() {
    try {
      return HistoryReader.newest(files.log(), key).map(Signed::size).orElse(0L);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable Signed copy() throws IOException {
    try {
      return Signed.check(
          HistoryReader.text(Files.readAllBytes(files.log().resolve(Verifier.NEWEST))), key);
    } catch (NoSuchFileException e) {
      findings.problem(Verifier.NEWEST, "is missing");
    } catch (IllegalArgumentException e) {
      findings.problem(Verifier.NEWEST, String.valueOf(e.getMessage()));
    }
    return null;
  }

  /** Checks every record; returns the newest good checkpoint there is. */
  private @Nullable Signed history(@Nullable Signed copy, long committed) throws IOException {
    Signed last = null;
    long committedRecords = 0;
    long copied = -1;
    try (HistoryReader history = new HistoryReader(files.log(), key)) {
      while (true) {
        try {
          Optional<Signed> next = history.next();
          if (next.isEmpty()) {
            break;
          }
          if (last != null && next.get().size() <= last.size()) {
            findings.problem(
                HistoryReader.FILE,
                "record "
                    + history.records()
                    + " is of "
                    + next.get().size()
                    + " entries, the one before it of "
                    + last.size());
          }
          last = next.get();
          committedRecords = history.position() <= committed ? history.records() : committedRecords;
          copied = last.equals(copy) ? history.records() : copied;
        } catch (IllegalArgumentException e) {
          bad.add(history.records());
          findings.problem(HistoryReader.FILE, String.valueOf(e.getMessage()));
        }
      }
      if (history.records() == 0) {
        findings.problem(HistoryReader.FILE, "is missing or empty");
      }
    }
    if (copy != null && copied < Math.max(1, committedRecords - 1)) {
      findings.problem(
          Verifier.NEWEST,
          "of "
              + copy.size()
              + " entries is not among the last two records of "
              + HistoryReader.FILE);
      return last == null || copy.size() > last.size() ? copy : last;
    }
    return last == null ? copy : last;
  }

  private Signed following(HistoryReader history, Signed newest) throws IOException {
    Optional<Signed> next = history.nextGood();
    return next.filter(each -> each.size() <= newest.size()).orElse(newest);
  }

  private Signed reached(
      long size,
      Signed target,
      HistoryReader history,
      Signed newest,
      Levels levels,
      @Nullable Bundle bundle)
      throws IOException {
    Signed next = target;
    while (next.size() <= size) {
      if (next.size() == size) {
        levels.partials(size, bundle);
        compare(next, bundle);
      }
      if (next.equals(newest)) {
        return next;
      }
      next = following(history, newest);
    }
    return next;
  }

  private void compare(Signed checkpoint, @Nullable Bundle bundle) {
    if (roots.root().equals(checkpoint.root())) {
      if (!rootsDiffer) {
        proved = checkpoint.size();
      }
      checkpoints++;
    } else if (!rootsDiffer) {
      rootsDiffer = true;
      findings.problem(
          HistoryReader.FILE,
          "the entries do not give the root hash that was signed for "
              + checkpoint.size()
              + " of them; entries below "
              + proved
              + " are proved by the checkpoint before");
      if (findings.firstBad().isEmpty()) {
        findings.bad(describe(proved, bundle));
      }
    }
  }

  private Verification.BadEntry describe(long index, @Nullable Bundle bundle) {
    Bundle holder = bundle;
    try {
      if (bundle == null || !bundle.holds(index)) {
        holder = Bundle.read(files, index / WIDTH, (int) (index % WIDTH) + 1, new Findings());
      }
    } catch (IOException e) {
      return new Verification.BadEntry(index, "", 0);
    }
    int i = (int) (index % WIDTH);
    return holder == null || i >= holder.count()
        ? new Verification.BadEntry(index, "", 0)
        : Entries.describe(index, holder.entry(i));
  }

  private Verification result(String origin, long size, String root) {
    return new Verification(
        origin,
        size,
        root,
        checkpoints,
        findings.firstBad(),
        entries.missing(),
        findings.problems(),
        findings.count());
  }
}
