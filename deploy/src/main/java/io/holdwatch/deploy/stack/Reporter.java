package io.holdwatch.deploy.stack;

/** Hears what the stack is busy with, so that a person can see it. */
public interface Reporter {
  /** Something begins: "starting the broker". */
  void step(String what);

  /** How far the present step has come; {@code total} is 0 where nobody knows. */
  void progress(String what, long done, long total);

  /** Hears everything and says nothing. */
  static Reporter silent() {
    return new Reporter() {
      @Override
      public void step(String what) {}

      @Override
      public void progress(String what, long done, long total) {}
    };
  }
}
