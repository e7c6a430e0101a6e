package naja.server.contract;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/// A route of the service: what it takes, what it answers, and what handles it.
///
/// ```java
/// Route.post("/v1/search", "Which reference photos are nearest?")
///     .options(K, EXACT)
///     .takes(Body.json(StoredQuery.class))
///     .answers(SearchReply.class)
///     .refuses(400, 404)
///     .handledBy(this::handle);
/// ```
///
/// @param path as Javalin has it: `{id}` for one segment, `<id>` for the rest of the path
/// @param access what it asks of its caller
/// @param group the heading that it stands under in the documentation
/// @param options in the query string, and in the body where it takes one
public record Route(
    HandlerType method,
    String path,
    Access access,
    String group,
    String summary,
    List<PathParameter> pathParameters,
    List<Option> options,
    List<Body> bodies,
    List<Answer> answers,
    Handler handler) {
  public Route {
    pathParameters = List.copyOf(pathParameters);
    options = List.copyOf(options);
    bodies = List.copyOf(bodies);
    answers = List.copyOf(answers);
  }

  /// A variable part of the path.
  public record PathParameter(String name, String description) {}

  /// Begins a route that answers `GET`.
  public static Draft get(String path, String summary) {
    return new Draft(HandlerType.GET, path, summary);
  }

  /// Begins a route that answers `POST`.
  public static Draft post(String path, String summary) {
    return new Draft(HandlerType.POST, path, summary);
  }

  /// Begins a route that answers `PUT`.
  public static Draft put(String path, String summary) {
    return new Draft(HandlerType.PUT, path, summary);
  }

  /// Begins a route that answers `DELETE`.
  public static Draft delete(String path, String summary) {
    return new Draft(HandlerType.DELETE, path, summary);
  }

  /// Hands the route to Javalin.
  public void addTo(RoutesConfig routes) {
    routes.addHttpHandler(method, path, handler, access);
  }

  /// The path as OpenAPI has it: `{id}`, whether it takes one segment or more.
  public String template() {
    return path.replace('<', '{').replace('>', '}');
  }

  /// The method in lower case, as OpenAPI has it.
  public String verb() {
    return method.name().toLowerCase(Locale.ROOT);
  }

  /// A route that is being declared; [#handledBy] ends it.
  public static final class Draft {
    private final HandlerType method;
    private final String path;
    private final String summary;
    private Access access = Access.READ;
    private String group = "service";
    private final List<PathParameter> pathParameters = new ArrayList<>();
    private final List<Option> options = new ArrayList<>();
    private final List<Body> bodies = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();

    private IntFunction<Answer> refusal = Answer::problem;

    private Draft(HandlerType method, String path, String summary) {
      this.method = method;
      this.path = path;
      this.summary = summary;
    }

    /// The heading in the documentation; `service` where nothing is said.
    public Draft in(String heading) {
      group = heading;
      return this;
    }

    /// Asks nothing of its caller; where nothing is said, a route asks for a read key.
    public Draft open() {
      access = Access.OPEN;
      return this;
    }

    /// Asks for a write key.
    public Draft writes() {
      access = Access.WRITE;
      return this;
    }

    /// Describes a variable part of the path.
    public Draft path(String name, String description) {
      pathParameters.add(new PathParameter(name, description));
      return this;
    }

    public Draft options(Option... more) {
      return options(List.of(more));
    }

    public Draft options(Collection<? extends Option> more) {
      options.addAll(more);
      return this;
    }

    public Draft takes(Body... more) {
      bodies.addAll(List.of(more));
      return this;
    }

    /// 200 with a record as JSON.
    public Draft answers(Class<? extends Record> reply) {
      return answers(Answer.json(200, reply));
    }

    public Draft answers(Answer... more) {
      answers.addAll(List.of(more));
      return this;
    }

    /// Says that refusals look otherwise than a problem as RFC 9457 has it.
    public Draft refusing(IntFunction<Answer> shape) {
      refusal = shape;
      return this;
    }

    /// Statuses with a problem as RFC 9457 has it, unless [#refusing] says otherwise.
    public Draft refuses(int... statuses) {
      Arrays.stream(statuses).mapToObj(refusal).forEach(answers::add);
      return this;
    }

    /// Ends the declaration; what the gate before it may answer is declared with it.
    public Route handledBy(Handler handler) {
      switch (access) {
        case OPEN -> {}
        case READ -> refuses(401, 429);
        case WRITE -> refuses(401, 403, 429);
      }
      return new Route(
          method, path, access, group, summary, pathParameters, options, bodies, answers, handler);
    }
  }
}
