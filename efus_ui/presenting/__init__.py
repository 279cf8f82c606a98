"""Tours on a big screen: each page's picture, large, and the steps from one to the next."""
