package io.holdwatch.audit.log;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Files of one folder, by relative name with "/". What a method wrote MUST survive a loss of power
 * once it returned.
 *
 * <p>Every method throws {@link java.io.UncheckedIOException} where the disk fails; whether it then
 * wrote is unknown.
 */
public interface Disk {
  /** The bytes of a file; empty where there is none. */
  Optional<byte[]> read(String name);

  /** Writes a file as a whole: a reader sees the old bytes or the new ones, never a mixture. */
  void replace(String name, byte[] bytes);

  /** Adds bytes to the end of a file; a failure may leave a part of them there. */
  void append(String name, byte[] bytes);

  /** Cuts a file to a length. [bytes] */
  void truncate(String name, long length);

  /** Removes a file; one that is not there is no error. */
  void delete(String name);

  /** Moves a file below "set-aside", under its own name. */
  void setAside(String name);

  /**
   * Gives the names of all files below a folder, in no order; none where the folder is not there.
   */
  void list(String folder, Consumer<String> names);
}
