package io.holdwatch.deploy.terminal;

import io.holdwatch.deploy.stack.Reporter;
import java.io.PrintStream;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Standard error as a person reads it; on a terminal the last line moves, elsewhere only steps are
 * written.
 */
public final class Terminal implements Reporter {
  private static final Pattern STEERING =
      Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");
  private static final int BAR = 24;
  private static final long REDRAW_NANOS = 100_000_000;

  private final PrintStream err;
  private final boolean live;
  private long drawn;
  private boolean dirty;

  /** Where output goes and whether it is a terminal. */
  public Terminal(PrintStream err, boolean live) {
    this.err = err;
    this.live = live;
  }

  /** Standard error; live where the launcher found a terminal there. */
  public static Terminal standard() {
    return new Terminal(System.err, "1".equals(System.getenv("HOLDWATCH_TTY_ERR")));
  }

  /** Whether standard output is a terminal, so that colour helps. */
  public static boolean colours() {
    return "1".equals(System.getenv("HOLDWATCH_TTY_OUT")) && System.getenv("NO_COLOR") == null;
  }

  /**
   * What upstream systems say, as one line: with a question mark for each character that would
   * steer a terminal, break the line or turn its direction.
   */
  public static String plain(String said) {
    return STEERING.matcher(said).replaceAll("?");
  }

  @Override
  public synchronized void step(String what) {
    clear();
    err.println(live ? "\u001B[2m» " + what + "\u001B[0m" : what);
    err.flush();
  }

  @Override
  public synchronized void progress(String what, long done, long total) {
    long now = System.nanoTime();
    if (!live || now - drawn < REDRAW_NANOS) {
      return;
    }
    drawn = now;
    String bar = total > 0 ? bar(done, total) + " " : "";
    String amount =
        total >= 1_000_000 && what.startsWith("fetching")
            ? String.format(Locale.ROOT, " %.1f of %.1f MB", done / 1e6, total / 1e6)
            : total > 0 ? " " + done + " of " + total : done > 0 ? " " + done + " s" : "";
    err.print("\r\u001B[K" + bar + what + amount);
    err.flush();
    dirty = true;
  }

  /** Removes the moving line. */
  public synchronized void clear() {
    if (dirty) {
      err.print("\r\u001B[K");
      err.flush();
      dirty = false;
    }
  }

  static String bar(long done, long total) {
    int filled = (int) Math.min(BAR, BAR * done / Math.max(1, total));
    return "[" + "#".repeat(filled) + ".".repeat(BAR - filled) + "]";
  }
}
