package naja.collection.stored;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.jspecify.annotations.Nullable;

/// The pages of one row group, each held against what the footer says of its column. Knows which
/// page of each column is being read.
final class ParquetPages implements PageReadStore {
  private final PageReadStore pages;
  private final ParquetDamage damage;
  private final int group;
  private final Map<ColumnDescriptor, CheckedPages> opened = new HashMap<>();

  /// @param group the row group, from 0
  ParquetPages(PageReadStore pages, ParquetDamage damage, int group) {
    this.pages = pages;
    this.damage = damage;
    this.group = group;
  }

  /// Where reading stands in a column.
  String place(ColumnDescriptor column) {
    CheckedPages reader = opened.get(column);
    String place = damage.place(column.getPath()[0], group);
    return reader == null || reader.number == 0 ? place : place + ", page " + reader.number;
  }

  @Override
  public PageReader getPageReader(ColumnDescriptor column) {
    return opened.computeIfAbsent(column, CheckedPages::new);
  }

  @Override
  public long getRowCount() {
    return pages.getRowCount();
  }

  @Override
  public void close() {
    pages.close();
  }

  private final class CheckedPages implements PageReader {
    private final ColumnDescriptor column;
    private final PageReader reader;
    private final Set<Encoding> encodings;
    private int number;

    CheckedPages(ColumnDescriptor column) {
      this.column = column;
      this.reader = pages.getPageReader(column);
      this.encodings =
          damage.groups().get(group).getColumns().stream()
              .filter(chunk -> ParquetDamage.isOf(chunk, column))
              .findFirst()
              .map(ColumnChunkMetaData::getEncodings)
              .orElse(Set.of());
    }

    @Override
    public @Nullable DictionaryPage readDictionaryPage() {
      return reader.readDictionaryPage();
    }

    @Override
    public long getTotalValueCount() {
      return reader.getTotalValueCount();
    }

    @Override
    public @Nullable DataPage readPage() {
      DataPage page = filledPage();
      if (page != null) {
        Encoding encoding = page.accept(new ValueEncoding());
        if (!encodings.contains(encoding)) {
          throw damage.error(place(column), "encoded as %s, not as its column".formatted(encoding));
        }
      }
      return page;
    }

    /// The next page with values. Writers may leave empty ones between them, which hold nothing to
    /// read, not even the levels that a reader of values begins with.
    private @Nullable DataPage filledPage() {
      DataPage page;
      do {
        number++;
        page = reader.readPage();
      } while (page != null && page.getValueCount() == 0);
      return page;
    }
  }

  private static final class ValueEncoding implements DataPage.Visitor<Encoding> {
    @Override
    public Encoding visit(DataPageV1 page) {
      return page.getValueEncoding();
    }

    @Override
    public Encoding visit(DataPageV2 page) {
      return page.getDataEncoding();
    }
  }
}
