package io.holdwatch.ingest.paper;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text of a PDF: labelled references ("Order: 4711", "Purchase order no.: PO-7", "Date:
 * 2026-03-05") and rows that begin with a line number and end with a quantity and a unit ("10 A-100
 * Kettle 8 PCE"). What is neither is passed over.
 */
final class TextPaper {
  private static final Pattern CUSTOMER_PO =
      Pattern.compile(
          "(?i)^\\s*(?:purchase order|your order|customer order|po)(?: no\\.?|"
              + " number)?\\s*[:#]\\s*(\\S+)\\s*$");
  private static final Pattern ORDER =
      Pattern.compile(
          "(?i)^\\s*(?:sales order|our order|order)(?: no\\.?| number)?\\s*[:#]\\s*(\\S+)\\s*$");
  private static final Pattern DATE =
      Pattern.compile(
          "(?i)^\\s*(?:date|delivery date|date of delivery|delivered"
              + " on)\\s*:\\s*(\\d{4}-\\d{2}-\\d{2})\\s*$");
  private static final Pattern LINE =
      Pattern.compile(
          "^\\s*(\\d{1,6})\\s+(\\S{1,40})\\s(?:.{0,200}\\s)?(\\d{1,15}(?:\\.\\d{1,6})?)\\s+([A-Z][A-Z0-9]{0,5})\\s*$");
  private static final int LONGEST_ROW = 400;

  private TextPaper() {}

  static Paper read(String document) {
    Paper paper = new Paper();
    document.lines().filter(row -> row.length() <= LONGEST_ROW).forEach(row -> read(row, paper));
    if (paper.isEmpty()) {
      throw new UnreadablePaper(
          "has no order, purchase order, date or line that can be read:"
              + " write 'Order: …', 'Date: 2026-03-05' or rows of line, item, quantity and unit");
    }
    return paper;
  }

  private static void read(String row, Paper paper) {
    Matcher po = CUSTOMER_PO.matcher(row);
    Matcher order = ORDER.matcher(row);
    Matcher date = DATE.matcher(row);
    Matcher line = LINE.matcher(row);
    if (po.matches()) {
      paper.customerPo = paper.customerPo == null ? Paper.reference(po.group(1)) : paper.customerPo;
    } else if (order.matches()) {
      paper.order = paper.order == null ? Paper.reference(order.group(1)) : paper.order;
    } else if (date.matches()) {
      paper.date = paper.date == null ? day(date.group(1)) : paper.date;
    } else if (line.matches()) {
      paper.add(
          new Paper.Line(
              line.group(1), line.group(2), Paper.quantity(line.group(3)), line.group(4)));
    }
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new UnreadablePaper("has the date '" + text + "', which no calendar has");
    }
  }
}
