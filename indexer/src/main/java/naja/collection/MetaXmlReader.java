package naja.collection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Reads the `meta.xml` of a Darwin Core Archive (Darwin Core Text Guide). Document types and
/// entities are refused, so that nothing outside the file is ever read.
final class MetaXmlReader {
  private final Path file;
  private final PhotoRoot root;
  private final List<ArchiveDescriptor.DataFile> extensions = new ArrayList<>();
  private ArchiveDescriptor.@Nullable DataFile core;

  private MetaXmlReader(Path folder) {
    this.file = folder.resolve(ArchiveDescriptor.META);
    this.root = new PhotoRoot(folder);
  }

  /// @throws CollectionException naming file and line of what is wrong
  static ArchiveDescriptor read(Path folder) {
    MetaXmlReader reader = new MetaXmlReader(folder);
    try (InputStream in = Files.newInputStream(reader.file)) {
      XMLStreamReader xml = factory().createXMLStreamReader(in);
      reader.read(xml);
      xml.close();
    } catch (IOException e) {
      throw new CollectionException("cannot read " + reader.file + ": " + e, e);
    } catch (XMLStreamException e) {
      throw new CollectionException(
          "%s line %d: not well-formed XML: %s"
              .formatted(
                  reader.file,
                  e.getLocation() == null ? 1 : e.getLocation().getLineNumber(),
                  e.getMessage()),
          e);
    }
    ArchiveDescriptor.DataFile core = reader.core;
    if (core == null) {
      throw new CollectionException(reader.file + ": there is no <core> file of occurrences");
    }
    return new ArchiveDescriptor(core, reader.extensions);
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setXMLResolver((_, _, _, _) -> {
      throw new XMLStreamException("external entities are not read");
    });
    return factory;
  }

  private void read(XMLStreamReader xml) throws XMLStreamException {
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw error(xml, "document types and entities are not read");
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        element(xml);
      }
    }
  }

  private void element(XMLStreamReader xml) throws XMLStreamException {
    switch (xml.getLocalName()) {
      case "core" -> {
        if (core != null) {
          throw error(xml, "there is a second <core>");
        }
        core = dataFile(xml);
      }
      case "extension" -> extensions.add(dataFile(xml));
      default -> {}
    }
  }

  private ArchiveDescriptor.DataFile dataFile(XMLStreamReader xml) throws XMLStreamException {
    String element = xml.getLocalName();
    String where = file + " line " + xml.getLocation().getLineNumber();
    String type = lastPart(attribute(xml, "rowType", ""));
    Charset charset = charset(xml);
    String delimiter = unescaped(attribute(xml, "fieldsTerminatedBy", ","));
    String quote = unescaped(attribute(xml, "fieldsEnclosedBy", "\""));
    int skipped = number(xml, "ignoreHeaderLines", "0");
    var columns = new ArchiveDescriptor.Columns(new HashMap<>(), new HashMap<>());
    List<Path> locations = new ArrayList<>();
    int id = -1;
    while (!(xml.next() == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(element))) {
      if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "id", "coreid" -> id = number(xml, "index", "0");
          case "field" -> field(xml, columns);
          case "location" -> locations.add(location(xml));
          default -> {}
        }
      }
    }
    if (locations.isEmpty() || delimiter.isEmpty()) {
      throw new CollectionException(
          where + ": <" + element + "> needs a <location> and fieldsTerminatedBy");
    }
    Column idColumn = Column.of("id of the core");
    if (id >= 0) {
      columns.headers().putIfAbsent(id, element.equals("core") ? "id" : "coreid");
      idColumn = Column.of(columns.headers().get(id));
    }
    return new ArchiveDescriptor.DataFile(
        type,
        where,
        locations,
        idColumn,
        columns.dialect(charset, delimiter, quote, skipped, where));
  }

  private void field(XMLStreamReader xml, ArchiveDescriptor.Columns columns) {
    String term = lastPart(attribute(xml, "term", ""));
    if (term.isEmpty()) {
      throw error(xml, "the <field> needs a term");
    }
    String index = xml.getAttributeValue(null, "index");
    if (index != null) {
      columns.headers().put(number(xml, "index", "0"), term);
    }
    String value = xml.getAttributeValue(null, "default");
    if (value != null && !value.isBlank()) {
      columns.defaults().put(Column.canonical(term), value.strip());
    }
  }

  private Path location(XMLStreamReader xml) throws XMLStreamException {
    int line = xml.getLocation().getLineNumber();
    String name = xml.getElementText().strip();
    try {
      return root.resolve(name);
    } catch (IllegalArgumentException e) {
      throw new CollectionException("%s line %d: %s".formatted(file, line, e.getMessage()), e);
    }
  }

  private Charset charset(XMLStreamReader xml) {
    String name = attribute(xml, "encoding", "UTF-8");
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw error(xml, "unknown encoding '" + name + "'");
    }
  }

  private int number(XMLStreamReader xml, String name, String otherwise) {
    String text = attribute(xml, name, otherwise).strip();
    if (!text.matches("\\d{1,4}")) {
      throw error(xml, "%s must be a number from 0 to 9999, got '%s'".formatted(name, text));
    }
    return Integer.parseInt(text);
  }

  private static String attribute(XMLStreamReader xml, String name, String otherwise) {
    String value = xml.getAttributeValue(null, name);
    return value == null ? otherwise : value;
  }

  private static String unescaped(String text) {
    return text.replace("\\t", "\t").replace("\\n", "\n").replace("\\r", "\r");
  }

  private static String lastPart(String uri) {
    return uri.substring(Math.max(uri.lastIndexOf('/'), uri.lastIndexOf('#')) + 1).strip();
  }

  private CollectionException error(XMLStreamReader xml, String message) {
    return new CollectionException(
        "%s line %d: %s".formatted(file, xml.getLocation().getLineNumber(), message));
  }
}
