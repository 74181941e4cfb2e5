package io.holdwatch.ingest.paper;

/** How a document is written. */
public enum PaperFormat {
  /** A despatch advice or receipt advice of UBL 2, as XML. */
  UBL,
  /** The text of a PDF, line by line, as a converter gives it. */
  PDF_TEXT,
  /** What somebody has read of a document already, as JSON of the same members. */
  JSON;

  private static final int LONGEST = 1_000_000;

  /**
   * What was read, as JSON with the members customerPo, date, lines (item, line, quantity, unit)
   * and order, in this order; what the document does not say is left out.
   *
   * @throws UnreadablePaper where it is no such document
   */
  public String read(String document) {
    if (document.length() > LONGEST) {
      throw new UnreadablePaper(
          "has "
              + document.length()
              + " characters: a document may have "
              + LONGEST
              + ", send it in parts");
    }
    return switch (this) {
      case UBL -> new UblPaper().read(document).json();
      case PDF_TEXT -> TextPaper.read(document).json();
      case JSON -> JsonPaper.read(document).json();
    };
  }
}
