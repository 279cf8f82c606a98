"""The network: loaded from a package, and the version of it that is served."""
