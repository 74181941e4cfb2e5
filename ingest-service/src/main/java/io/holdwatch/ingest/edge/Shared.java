package io.holdwatch.ingest.edge;

import io.holdwatch.ingest.source.Snapshots;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What every running instance must know of a source, as one line of text. */
sealed interface Shared {
  /** Name of the source. */
  String source();

  /** The line. */
  String text();

  /**
   * Key under which only the newest is kept: what one instance knows of snapshots only grows, and
   * it does not overwrite what another knows.
   */
  String key(String instance);

  /** An epoch that was ordered: "epoch 1 erp". */
  record Epoch(String source, long epoch) implements Shared {
    @Override
    public String text() {
      return "epoch " + epoch + " " + source;
    }

    @Override
    public String key(String instance) {
      return "epoch " + source;
    }
  }

  /** What an instance has seen of snapshots: "snapshots 1:1767607200000 0:0 erp". */
  record Seen(String source, Snapshots snapshots) implements Shared {
    @Override
    public String text() {
      return "snapshots " + snapshots.text() + " " + source;
    }

    @Override
    public String key(String instance) {
      return "snapshots " + source + " " + instance;
    }
  }

  /** From a line; empty where it is none. */
  static Optional<Shared> parse(String text) {
    Matcher epoch = Lines.EPOCH.matcher(text);
    if (epoch.matches()) {
      return Optional.of(new Epoch(epoch.group(2), Long.parseLong(epoch.group(1))));
    }
    Matcher seen = Lines.SEEN.matcher(text);
    return seen.matches()
        ? Snapshots.parse(seen.group(1)).map(snapshots -> new Seen(seen.group(2), snapshots))
        : Optional.empty();
  }

  /** How the lines look. */
  final class Lines {
    private static final Pattern EPOCH = Pattern.compile("epoch (\\d{1,18}) (.+)");
    private static final Pattern SEEN = Pattern.compile("snapshots (\\S+ \\S+) (.+)");

    private Lines() {}
  }
}
