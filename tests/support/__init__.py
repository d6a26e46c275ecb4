"""What tests stand on: throwaway databases, real servers, a real browser."""
