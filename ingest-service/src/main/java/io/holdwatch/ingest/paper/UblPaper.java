package io.holdwatch.ingest.paper;

import java.io.StringReader;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a DespatchAdvice or ReceiptAdvice of UBL 2 (OASIS, "Universal Business Language Version
 * 2.4"). Document types and entities are refused: a document that declares any is not read at all.
 */
final class UblPaper {
  private static final String SCHEMA = "urn:oasis:names:specification:ubl:schema:xsd:";
  private static final Set<String> KINDS = Set.of("DespatchAdvice", "ReceiptAdvice");
  private static final Set<String> LINES = Set.of("DespatchLine", "ReceiptLine");
  private static final int DEEPEST = 40;
  private static final int DATE = 10;

  private final Paper paper = new Paper();
  private final Deque<String> path = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();
  private @Nullable String line;
  private @Nullable String buyersLine;
  private @Nullable String item;
  private @Nullable String buyersItem;
  private @Nullable BigDecimal quantity;
  private @Nullable String unit;

  Paper read(String document) {
    try {
      XMLStreamReader xml = factory().createXMLStreamReader(new StringReader(document));
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> begin(xml);
          case XMLStreamConstants.END_ELEMENT -> end();
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
              text.append(xml.getText());
          case XMLStreamConstants.DTD ->
              throw new UnreadablePaper("declares a document type: send UBL without one");
          case XMLStreamConstants.ENTITY_REFERENCE ->
              throw new UnreadablePaper("refers to an entity: send UBL without entities");
          default -> {}
        }
      }
    } catch (XMLStreamException e) {
      throw new UnreadablePaper(
          "is no XML at line "
              + (e.getLocation() == null ? 0 : e.getLocation().getLineNumber())
              + ": send a DespatchAdvice or ReceiptAdvice of UBL 2");
    }
    return paper;
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("nothing outside of the document is read");
        });
    return factory;
  }

  private void begin(XMLStreamReader xml) {
    String name = xml.getLocalName();
    if (path.isEmpty()
        && !(KINDS.contains(name) && (SCHEMA + name + "-2").equals(xml.getNamespaceURI()))) {
      throw new UnreadablePaper(
          "is a '" + name + "': send a DespatchAdvice or ReceiptAdvice of UBL 2");
    }
    if (path.size() == DEEPEST) {
      throw new UnreadablePaper("nests deeper than " + DEEPEST + " elements");
    }
    path.addLast(name);
    text.setLength(0);
    if (name.endsWith("Quantity")) {
      unit =
          isAt("DeliveredQuantity") || isAt("ReceivedQuantity")
              ? xml.getAttributeValue(null, "unitCode")
              : unit;
    }
  }

  private void end() {
    take(text.toString());
    text.setLength(0);
    if (path.size() == 2 && LINES.contains(path.getLast())) {
      if (quantity != null
          && (line != null || buyersLine != null || item != null || buyersItem != null)) {
        paper.add(
            new Paper.Line(
                line != null ? line : buyersLine,
                item != null ? item : buyersItem,
                quantity,
                unit));
      }
      line = null;
      buyersLine = null;
      item = null;
      buyersItem = null;
      quantity = null;
      unit = null;
    }
    path.removeLast();
  }

  private void take(String value) {
    if (isHead("IssueDate")) {
      paper.date = date(value);
    } else if (isHead("OrderReference", "ID")) {
      paper.customerPo = first(paper.customerPo, value);
    } else if (isHead("OrderReference", "SalesOrderID")) {
      paper.order = first(paper.order, value);
    } else if (isAt("OrderLineReference", "OrderReference", "SalesOrderID")) {
      paper.order = first(paper.order, value);
    } else if (isAt("OrderLineReference", "OrderReference", "ID")) {
      paper.customerPo = first(paper.customerPo, value);
    } else if (isAt("OrderLineReference", "SalesOrderLineID")) {
      line = first(line, value);
    } else if (isAt("OrderLineReference", "LineID")) {
      buyersLine = first(buyersLine, value);
    } else if (isAt("Item", "SellersItemIdentification", "ID")) {
      item = first(item, value);
    } else if (isAt("Item", "BuyersItemIdentification", "ID")) {
      buyersItem = first(buyersItem, value);
    } else if (isAt("DeliveredQuantity") || isAt("ReceivedQuantity")) {
      quantity = Paper.quantity(value);
    }
  }

  private static @Nullable String first(@Nullable String before, String value) {
    return before == null ? Paper.reference(value) : before;
  }

  private static LocalDate date(String value) {
    String day = value.strip();
    try {
      return LocalDate.parse(day.substring(0, Math.min(DATE, day.length())));
    } catch (DateTimeException e) {
      throw new UnreadablePaper("has the IssueDate '" + day + "': write it as 2026-03-05");
    }
  }

  /** Whether the element is there, below the document itself. */
  private boolean isHead(String... names) {
    return path.size() == names.length + 1 && endsWith(names);
  }

  /** Whether the element is there, below a line. */
  private boolean isAt(String... names) {
    return path.size() == names.length + 2
        && path.stream().skip(1).findFirst().filter(LINES::contains).isPresent()
        && endsWith(names);
  }

  private boolean endsWith(String... names) {
    return path.stream()
        .skip(path.size() - (long) names.length)
        .toList()
        .equals(java.util.List.of(names));
  }
}
