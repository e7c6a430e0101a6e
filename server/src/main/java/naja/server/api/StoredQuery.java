package naja.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A question about a photo that the gallery holds, or about an embedding made elsewhere; exactly
/// one of the two.
///
/// @param imageId the id of a photo in the gallery, which is asked about without its observation
/// @param embedding raw output of the gallery's encoder, as many numbers as it has dimensions
public record StoredQuery(
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String imageId,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Double> embedding) {}
