package io.holdwatch.ingest.edge;

import io.holdwatch.ingest.source.Snapshots;
import java.util.concurrent.CompletableFuture;

/** What an instance said of a source, and is not taken yet. */
sealed interface Heard {
  /** Name of the source. */
  String source();

  /**
   * It was restored.
   *
   * @param epoch the restore
   * @param told completed once what follows from it is told
   */
  record Restored(String source, long epoch, CompletableFuture<Boolean> told) implements Heard {}

  /**
   * What is known of its snapshots there.
   *
   * @param snapshots newest beginning and end
   */
  record Seen(String source, Snapshots snapshots) implements Heard {}
}
