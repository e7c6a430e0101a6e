package naja.encoder;

import naja.encoder.card.EncoderCard;

/// Everything about one encoder.
///
/// @param listing its line in the list
/// @param card the card as read
/// @param yaml the card as written
public record EncoderDescription(EncoderListing listing, EncoderCard card, String yaml) {}
