package naja.encoder;

/// One line of the list of encoders.
///
/// @param id the name to call it by
/// @param title one line for people
/// @param licence the weights' licence
/// @param dimension values per embedding
/// @param origin where the card comes from: `bundled`, or the card's file
/// @param runnable whether it can be opened as things are
/// @param reason why not; empty when it is runnable
public record EncoderListing(
    String id,
    String title,
    String licence,
    int dimension,
    String origin,
    boolean runnable,
    String reason) {}
