package naja.server;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import naja.encoder.ImageEncoder;
import naja.identify.IdentifierSettings;
import naja.server.contract.Routes;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The identification service: a gallery and an encoder behind HTTP, and one page.
///
/// The encoder stays its owner's: close it after the server, which by then no longer uses it.
public final class NajaServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NajaServer.class);

  /// Image ids may hold slashes and percent signs; no path of a request ever reaches a file system.
  private static final UriCompliance IMAGE_IDS =
      UriCompliance.DEFAULT.with(
          "image-ids",
          Violation.AMBIGUOUS_PATH_SEPARATOR,
          Violation.AMBIGUOUS_PATH_ENCODING,
          Violation.AMBIGUOUS_EMPTY_SEGMENT);

  private final ServerSettings settings;
  private final IdentifierSettings identifierSettings;
  private final ImageEncoder encoder;
  private final LiveGallery galleries;
  private final Metrics metrics;
  private final Projections projections = new Projections();
  private final EncodingQueue queue;
  private final MicroBatches batches;
  private final PhotoEmbeddings embeddings;
  private final GalleryEditor editor;
  private final HealthRoutes health;
  private final Gate gate;
  private final Headers headers;
  private final Routes routes = new Routes();
  private final Javalin http;

  private NajaServer(
      ServerSettings settings,
      Path gallery,
      ImageEncoder encoder,
      IdentifierSettings identifierSettings) {
    this.settings = settings;
    this.gate = new Gate(settings.access());
    this.headers = new Headers(settings.access());
    this.identifierSettings = identifierSettings;
    this.encoder = encoder;
    this.galleries = new LiveGallery(gallery, encoder, settings, identifierSettings);
    this.metrics = new Metrics();
    this.queue = new EncodingQueue(settings);
    this.batches = new MicroBatches(encoder, queue::running, metrics::batch);
    this.embeddings = new PhotoEmbeddings(settings, batches, queue, metrics);
    this.editor = new GalleryEditor(galleries, batches, settings);
    this.health = new HealthRoutes(galleries);
    this.http = Javalin.create(this::configure);
    watch(encoder);
  }

  private void watch(ImageEncoder encoder) {
    String version = NajaServer.class.getPackage().getImplementationVersion();
    metrics.describe(
        version == null ? "development" : version,
        encoder.fingerprint().encoderId(),
        encoder.provider());
    metrics.watch("naja.queue.depth", queue, EncodingQueue::waiting);
    metrics.watch("naja.queue.running", queue, EncodingQueue::running);
    metrics.watch("naja.index.vectors", galleries, live -> live.manifest().photos());
    metrics.watch("naja.index.taxa", galleries, live -> live.manifest().taxa());
    metrics.watch("naja.gallery.generation", galleries, live -> live.manifest().generation());
    metrics.watch("naja.gallery.trouble", galleries, live -> live.trouble().isPresent() ? 1 : 0);
  }

  /// Starts a service that decides by the default rules.
  ///
  /// @see #start(ServerSettings, Path, ImageEncoder, IdentifierSettings)
  public static NajaServer start(ServerSettings settings, Path gallery, ImageEncoder encoder) {
    return start(settings, gallery, encoder, IdentifierSettings.DEFAULT);
  }

  /// Opens the gallery, binds the port and warms up; requests are answered on return.
  ///
  /// @throws naja.gallery.GalleryException if there is no gallery, or another encoder made it
  /// @throws ServerException if the port is taken
  /// @throws naja.server.access.AccessException if keys or certificate cannot be read
  public static NajaServer start(
      ServerSettings settings,
      Path gallery,
      ImageEncoder encoder,
      IdentifierSettings identifierSettings) {
    Exposure.warn(settings);
    var server = new NajaServer(settings, gallery, encoder, identifierSettings);
    try {
      server.http.start();
    } catch (JavalinException e) {
      server.close();
      throw new ServerException(
          "cannot listen on %s port %d (%s); name another port, or 0 for a free one"
              .formatted(settings.host(), settings.port(), e.getMessage()),
          e);
    }
    Thread.ofVirtual().name("naja-warm-up").start(server::warmUp);
    return server;
  }

  /// The port that is listened on.
  public int port() {
    return http.port();
  }

  /// Where the page is.
  public URI address() {
    String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
    return URI.create(
        (settings.access().tls() ? "https://" : "http://") + host + ":" + port() + "/");
  }

  /// Every route that is declared.
  Routes routes() {
    return routes;
  }

  /// What answers requests, as Javalin has it: `get /v1/images/{id}`.
  List<String> registered() {
    return http.unsafe.internalRouter.allHttpHandlers().stream()
        .map(parsed -> parsed.endpoint)
        .filter(endpoint -> endpoint.method.isHttpMethod())
        .map(endpoint ->
            endpoint.method.name().toLowerCase(Locale.ROOT)
                + " "
                + endpoint.path.replace('<', '{').replace('>', '}'))
        .toList();
  }

  /// Refuses new requests, lets running ones end, then lets go of the gallery.
  @Override
  public void close() {
    health.notReady("shutting down");
    http.stop();
    editor.close();
    queue.close();
    batches.close();
    projections.close();
    galleries.close();
    metrics.close();
  }

  private void warmUp() {
    try {
      embeddings.warmUp();
      try (LiveGallery.Lease lease = galleries.lease()) {
        lease.open().warmUp();
      }
      health.ready();
      LOG.info("ready at {}", address());
    } catch (RuntimeException e) {
      LOG.error("the encoder does not work", e);
      health.notReady("the encoder does not work: " + e.getMessage());
    }
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.http.prefer405over404 = true;
    config.jetty.host = settings.host();
    config.jetty.port = settings.port();
    Multipart.configure(config.jetty.multipartConfig, settings);
    Listening.configure(config, settings.access());
    config.jetty.modifyServer(this::configure);
    config.jetty.modifyHttpConfiguration(NajaServer::configure);
    config.jetty.modifyServletContextHandler(this::configure);
    config.requestLogger.http(new RequestLog(metrics)::answered);
    Problems.install(config);
    addRoutes(config);
  }

  private void configure(Server server) {
    var graceful = new GracefulHandler();
    graceful.setHandler(new UploadClock(settings.uploadTime()));
    server.setHandler(graceful);
    server.setErrorHandler(new JettyProblems());
    server.setStopTimeout(settings.drain().toMillis());
    server.setStopAtShutdown(false);
  }

  private void configure(ServletContextHandler handler) {
    handler.setErrorHandler(new JettyProblems());
    handler.setMaxFormKeys(Multipart.mostParts(settings));
  }

  private static void configure(HttpConfiguration configuration) {
    configuration.setUriCompliance(IMAGE_IDS);
    configuration.setSendServerVersion(false);
  }

  private void addRoutes(JavalinConfig config) {
    var reader = new QueryReader(settings);
    var budget = new UploadBudget(settings);
    var queries = new Queries(embeddings, galleries);
    var catalogues = new PerCommit<>(Catalogue::of);
    var evaluations = new KeptEvaluations();
    var identify = new IdentifyRoute(reader, budget, queries, identifierSettings);
    var search = new SearchRoute(reader, budget, queries);
    routes
        .add(identify.route())
        .add(search.route())
        .addAll(new BatchRoutes(reader, budget, gate, identify, search).routes())
        .add(
            new TilesRoute(reader, budget, gate, embeddings, galleries, identifierSettings).route())
        .add(new PlantNetRoute(reader, budget, queries, identifierSettings).route())
        .add(new ImageRoute(galleries).route())
        .add(new TaxaRoute(galleries, catalogues).route())
        .add(new TaxonRoute(galleries, catalogues, evaluations).route())
        .add(new MapRoute(galleries, projections).route())
        .addAll(new GalleryRoutes(galleries, catalogues, evaluations, encoder).routes())
        .addAll(health.routes())
        .addAll(new MetricsRoutes(metrics).routes())
        .addAll(new GalleriesRoutes(galleries).routes())
        .addAll(new ChangeRoutes(reader, budget, embeddings, editor).routes());
    DocsRoutes.addTo(routes);
    routes.addAll(PageRoutes.routes());
    config.routes.before(headers::set);
    // Javalin marks a request from another origin as bad and answers it all the same: whether its
    // page may read the answer is for the browser to decide, by the headers that are not there.
    config.routes.beforeMatched(context -> context.status(200));
    config.routes.beforeMatched(gate::check);
    routes.addTo(config.routes);
  }
}
