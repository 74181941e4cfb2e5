package io.holdwatch.ingest.source;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

/** Epochs that were ordered by command, kept in a file of the state folder: source name = epoch. */
public final class Epochs {
  private final Path file;
  private final Properties epochs = new Properties();

  /** Epochs kept in this folder, which is made where it is missing. */
  public Epochs(Path stateDir) {
    this.file = stateDir.resolve("epochs.properties");
    try {
      Files.createDirectories(stateDir);
      if (Files.exists(file)) {
        try (Reader in = Files.newBufferedReader(file)) {
          epochs.load(in);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": check holdwatch.state-dir", e);
    }
  }

  /** Epoch ordered for a source; 0 where none was. */
  public synchronized long of(String source) {
    return Long.parseLong(epochs.getProperty(source, "0"));
  }

  /** From now on the source's versions are led by this epoch; on disk before this returns. */
  public synchronized void start(String source, long epoch) {
    Properties next = new Properties();
    next.putAll(epochs);
    next.setProperty(source, Long.toString(epoch));
    try {
      // A name of its own: several instances may share the folder.
      Path fresh = Files.createTempFile(file.getParent(), "epochs", ".new");
      try (Writer out = Files.newBufferedWriter(fresh)) {
        next.store(out, "epochs ordered by command");
      }
      try (var channel =
          java.nio.channels.FileChannel.open(fresh, java.nio.file.StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Path unused =
          Files.move(
              fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": check holdwatch.state-dir", e);
    }
    epochs.putAll(next);
  }
}
