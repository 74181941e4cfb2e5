package io.holdwatch.ingest.mapping;

/** Carries a rejection out of the depth of a mapping; never leaves this package. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Reason reason;
  private final String at;

  Refused(Reason reason, String at, String message) {
    super(message, null, false, false);
    this.reason = reason;
    this.at = at;
  }

  /** The same at another field, for readers that do not know whose value they read. */
  static Refused of(Reason reason, String message) {
    return new Refused(reason, "", message);
  }

  Refused at(String field) {
    return at.isEmpty() ? new Refused(reason, field, "'" + field + "' " + text()) : this;
  }

  String text() {
    return String.valueOf(getMessage());
  }

  Outcome.Rejection by(String mapping) {
    return new Outcome.Rejection(
        reason, at.isEmpty() ? "-" : shortened(at), shortened(text()), mapping);
  }

  /** Shows a value in a message: at most 80 characters. */
  static String show(Object value) {
    String text = value.toString();
    return "'" + (text.length() > 80 ? text.substring(0, 80) + "…" : text) + "'";
  }

  private static String shortened(String text) {
    String clean = text.replaceAll("[\\ud800-\\udfff]|\\p{Cntrl}", "?");
    return clean.length() > 500 ? clean.substring(0, 500) + "…" : clean;
  }
}
