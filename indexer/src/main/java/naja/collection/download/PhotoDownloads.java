package naja.collection.download;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/// Brings photos from addresses. Each host is asked by one connection, one photo after the other,
/// with a pause in between; hosts do not wait for each other.
public final class PhotoDownloads {
  private static final int HOSTS_AT_ONCE = 8;

  private final DownloadSettings settings;

  public PhotoDownloads(DownloadSettings settings) {
    this.settings = settings;
  }

  /// Downloads what is not there yet. Interrupting the thread ends the downloads; what has come
  /// stays, and the next call goes on from there.
  ///
  /// @param progress is told how many photos are done, whether well or not; by several threads
  public DownloadReport fetch(Stream<PhotoOrder> orders, LongConsumer progress) {
    Map<String, List<PhotoOrder>> byHost = new LinkedHashMap<>();
    long[] present = {0};
    orders.forEach(order -> {
      if (Files.exists(order.target())) {
        present[0]++;
      } else {
        byHost.computeIfAbsent(order.host(), _ -> new ArrayList<>()).add(order);
      }
    });
    return fetch(byHost, present[0], progress);
  }

  private DownloadReport fetch(
      Map<String, List<PhotoOrder>> byHost, long present, LongConsumer progress) {
    AtomicLong done = new AtomicLong();
    AtomicLong downloaded = new AtomicLong();
    List<DownloadReport.Failed> failed = Collections.synchronizedList(new ArrayList<>());
    Semaphore slots = new Semaphore(HOSTS_AT_ONCE);
    try (ExecutorService hosts = Executors.newVirtualThreadPerTaskExecutor();
        PhotoRequests requests = new PhotoRequests(settings)) {
      List<Future<?>> runs = new ArrayList<>();
      for (List<PhotoOrder> orders : byHost.values()) {
        HostQueue queue = new HostQueue(requests, settings);
        runs.add(
            hosts.submit(() -> {
              slots.acquireUninterruptibly();
              try {
                for (PhotoOrder order : orders) {
                  Optional<String> failure = queue.bring(order);
                  failure.ifPresentOrElse(
                      reason -> failed.add(new DownloadReport.Failed(order.address(), reason)),
                      downloaded::incrementAndGet);
                  progress.accept(done.incrementAndGet());
                }
              } finally {
                slots.release();
              }
            }));
      }
      await(runs, hosts);
    }
    return new DownloadReport(present, downloaded.get(), failed);
  }

  private static void await(List<Future<?>> runs, ExecutorService hosts) {
    try {
      for (Future<?> run : runs) {
        run.get();
      }
    } catch (InterruptedException _) {
      hosts.shutdownNow();
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      hosts.shutdownNow();
      throw new IllegalStateException("a download broke down", e.getCause());
    }
  }
}
