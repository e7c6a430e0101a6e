package naja.server.api;

import java.util.List;

/// Several questions with the same options.
///
/// @param queries 1 to 100 questions
public record BatchQueries(List<StoredQuery> queries) {}
