"""Names and posts by a trained model, which sees the words, their forms and what lexicon and rules say of them."""
